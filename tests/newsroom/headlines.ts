/** Tells an outlet's headlines without end and without repeating one: its own, then what follows from them. */
import type { Draft, Language, Section } from './outlet.ts'
import { proseOf } from './prose.ts'
import type { Random } from './random.ts'
import { typeset } from './typeset.ts'

export type Headlines = Record<Section, readonly string[]>

/** Which part of the news from anywhere is this outlet's, so that two outlets of a language never print the same. */
export interface Share {
  part: number
  of: number
}

export function* tellHeadlines(
  own: Headlines,
  language: Language,
  share: Share,
  random: Random,
): Generator<Draft, never> {
  const first = random.shuffle(listDrafts(own))
  const later = mixEvenly(listFollowUps(first, language), random.shuffle(listElsewhere(language, share)))
  const pool = [...first, ...later].map(({ title, section }) => ({
    title: typeset(title, language),
    section,
  }))
  yield* pool
  for (let round = 2; ; round++) {
    for (const { title, section } of pool) yield { title: `${title} (${round})`, section }
  }
}

function listDrafts(headlines: Headlines): Draft[] {
  return (Object.keys(headlines) as Section[]).flatMap((section) =>
    headlines[section].map((title) => ({ title, section })),
  )
}

/** In the order of the stories that they follow, one template after the other. */
function listFollowUps(drafts: readonly Draft[], language: Language): Draft[] {
  return proseOf[language].followUps.flatMap((template) =>
    drafts.map(({ title, section }) => ({ title: template.replace('%', () => title), section })),
  )
}

function listElsewhere(language: Language, { part, of }: Share): Draft[] {
  const { places, happenings } = proseOf[language]
  const colon = language === 'fr' ? ' : ' : ': '
  return listDrafts(happenings)
    .flatMap(({ title, section }) => places.map((place) => ({ title: `${place}${colon}${title}`, section })))
    .filter((_draft, index) => index % of === part)
}

function mixEvenly<T>(one: readonly T[], other: readonly T[]): T[] {
  const longest = Math.max(one.length, other.length)
  return Array.from({ length: longest }, (_, index) => [
    ...other.slice(index, index + 1),
    ...one.slice(index, index + 1),
  ]).flat()
}
