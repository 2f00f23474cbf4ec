/** Tells what the reader's rules make of a story: muted, highlighted, told, saved, or nothing (pure). */

import { foldWords } from '../fold.ts'
import { isInside } from '../folder.ts'
import { isIn, openNeedle } from '../joined.ts'
import { findLanguage } from '../language.ts'
import type { Source, Story } from '../model.ts'
import type { Fate, Rule, RuleDraft, RuleFault } from '../rule.ts'
import { longestText, readPattern } from './pattern.ts'

export type Told = Pick<Story, 'title' | 'author' | 'summary'>
export type Teller = Pick<Source, 'id' | 'folder' | 'language'>

/** What a pattern may take for one story, in milliseconds. */
const longestRun = 50

export interface Filter {
  /** `unmuted` leaves aside what mutes. */
  judge(story: Told, source: Teller, now: number, unmuted?: 'unmuted'): Fate
  /** Whether a rule is there and catches anything still. */
  isActive(ruleId: number, now: number): boolean
  /** The rules whose patterns took too long; from then on they catch nothing. */
  listSlow(): number[]
}

/** `clock` tells milliseconds that only ever grow. Of several rules that mute or highlight the first is named. */
export function openFilter(rules: Rule[], clock: () => number): Filter {
  const catchers = rules
    .filter((rule) => rule.slowAt === undefined)
    .map((rule) => ({ rule, isSlow: false, catches: openCatcher(rule, clock) }))
  const muting = catchers.filter(({ rule }) => rule.kind === 'mute')
  const others = catchers.filter(({ rule }) => rule.kind !== 'mute')
  const isOn = ({ isSlow, rule }: (typeof catchers)[number], now: number) =>
    !isSlow && (rule.untilAt ?? now + 1) > now
  return {
    judge: (story, source, now, unmuted) => {
      const isCaught = (one: (typeof catchers)[number]) => {
        if (!isOn(one, now)) return false
        const caught = one.catches(story, source)
        one.isSlow = caught === 'too-slow'
        return caught === true
      }
      const mutedBy = unmuted ? undefined : muting.find(isCaught)?.rule.id
      if (mutedBy !== undefined) return { mutedBy }
      const fate: Fate = {}
      for (const one of others) {
        if (!isCaught(one)) continue
        if (one.rule.kind === 'highlight') fate.highlightedBy ??= one.rule.id
        if (one.rule.kind === 'alert') fate.isTold = true
        if (one.rule.kind === 'save') fate.isSaved = true
      }
      return fate
    },
    isActive: (ruleId, now) => catchers.some((one) => one.rule.id === ruleId && isOn(one, now)),
    listSlow: () => catchers.filter(({ isSlow }) => isSlow).map(({ rule }) => rule.id),
  }
}

export type Catcher = (story: Told, source: Teller) => boolean | 'too-slow'

/** Whether a rule catches a story, whenever that is; what it does not understand it does not catch. */
export function openCatcher(draft: RuleDraft, clock: () => number): Catcher {
  const says = readMeans(draft, clock)
  return (story, source) => isThere(draft, source) && says(story, source)
}

/** What a draft cannot be kept for; undefined where it is a rule. */
export function findFault(draft: RuleDraft, now: number): RuleFault | undefined {
  const { means, text, sourceId, folder, untilAt } = draft
  if (means === 'any' && sourceId === undefined && folder === undefined) return 'everything'
  if (means !== 'any' && text.trim() === '') return 'empty'
  if (means === 'pattern') {
    const pattern = readPattern(text)
    if (typeof pattern === 'string') return pattern
    // What matches nothing at all matches everywhere.
    if (pattern.test('')) return 'everything'
  }
  if (['words', 'phrase', 'author'].includes(means) && foldWords(text) === ' ') return 'empty'
  return untilAt !== undefined && untilAt <= now ? 'past' : undefined
}

function isThere({ sourceId, folder }: RuleDraft, source: Teller): boolean {
  return (
    (sourceId === undefined || source.id === sourceId) &&
    (folder === undefined || isInside(source.folder, folder))
  )
}

function readMeans({ means, text, parts }: RuleDraft, clock: () => number): Catcher {
  switch (means) {
    case 'any':
      return () => true
    case 'words': {
      const choices = readChoices(text, parts)
      return (story) => choices.some((words) => words.every((isSaid) => isSaid(foldStory(story))))
    }
    case 'phrase': {
      const phrase = foldWords(text)
      const needle = openNeedle(phrase)
      return (story) => phrase !== ' ' && isIn(foldStory(story), needle)
    }
    case 'author': {
      const name = foldWords(text)
      return ({ author = '' }) => name !== ' ' && foldWords(author).includes(name)
    }
    case 'language': {
      const wanted = nameLanguage(text)
      return ({ title }, { language }) =>
        wanted !== undefined && nameLanguage(findLanguage(title, language)) === wanted
    }
    case 'pattern': {
      const pattern = readPattern(text)
      return typeof pattern === 'string' ? () => false : (story) => runPattern(pattern, story, clock)
    }
  }
}

/** But for those within a number. */
const orSigns = /(?!(?<=(?<!\p{Nd})\p{Nd}{1,3}),\p{Nd})[,،;؛]/u
const spaces = /(?!(?<=\p{Nd})[\u00a0\u202f]\p{Nd})\s+/u

/** Commas part what is enough by itself; of the words between them all must be there. */
function readChoices(text: string, parts: true | undefined): ((words: string) => boolean)[][] {
  return text
    .split(orSigns)
    .map((choice) => choice.split(spaces).map(foldWords))
    .map((words) => words.filter((word) => word !== ' ').map((word) => readWord(word, parts)))
    .filter((words) => words.length > 0)
}

function readWord(word: string, parts: true | undefined): (words: string) => boolean {
  const needle = openNeedle(word)
  const part = word.trim()
  return (words) => isIn(words, needle) || (parts === true && words.includes(part))
}

const folded = new WeakMap<Told, string>()

/** Folding takes longer than looking, and many rules look at one story. */
function foldStory(story: Told): string {
  const known = folded.get(story)
  if (known !== undefined) return known
  const words = foldWords(joinText(story))
  folded.set(story, words)
  return words
}

function joinText({ title, summary }: Told): string {
  return (summary ? `${title} · ${summary}` : title).slice(0, longestText)
}

/** Undefined where it is not known. */
function nameLanguage(tag: string | undefined): string | undefined {
  return tag?.split(/[-_]/)[0]?.toLowerCase() || undefined
}

function runPattern(pattern: RegExp, story: Told, clock: () => number): boolean | 'too-slow' {
  const text = joinText(story).normalize('NFC')
  const measure = () => {
    const startedAt = clock()
    const isCaught = pattern.test(text)
    return { isCaught, took: clock() - startedAt }
  }
  const { isCaught, took } = measure()
  // Where the machine itself paused, the pattern is not to blame.
  return took <= longestRun || measure().took <= longestRun ? isCaught : 'too-slow'
}
