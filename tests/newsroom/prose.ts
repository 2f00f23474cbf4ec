/** Writes a headline up into a story: opening, middle, end, in the language of its outlet. */
import type { Language, Section } from './outlet.ts'
import { arabic } from './prose-ar.ts'
import { english } from './prose-en.ts'
import { french } from './prose-fr.ts'
import type { Random } from './random.ts'
import { typeset } from './typeset.ts'

/** What an outlet needs to know of its language. */
export interface Prose {
  sections: Record<Section, string>
  bylines: readonly string[]
  words: Record<'by' | 'alsoRead' | 'follow' | 'latest' | 'rights' | 'notFound' | 'signIn', string>
  openings: Record<Section, readonly string[]>
  middles: readonly string[]
  closings: readonly string[]
  /** A headline told on: `%` stands for it. */
  followUps: readonly string[]
  places: readonly string[]
  /** What may happen anywhere; said after a place and a colon. */
  happenings: Record<Section, readonly string[]>
}

export const proseOf: Record<Language, Prose> = { fr: french, en: english, ar: arabic }

/** Five to seven paragraphs, of which the first one opens the subject. */
export function writeParagraphs(language: Language, section: Section, random: Random): string[] {
  const prose = proseOf[language]
  const middles = random.shuffle(prose.middles).slice(0, 3 + random.below(3))
  return [random.pick(prose.openings[section]), ...middles, random.pick(prose.closings)].map((text) =>
    typeset(text, language),
  )
}

/** The opening's first sentence. */
export function summarize(paragraphs: readonly string[]): string {
  const first = paragraphs[0] ?? ''
  const end = first.search(/[.!?؟](\s|$)/)
  return end === -1 ? first : first.slice(0, end + 1)
}
