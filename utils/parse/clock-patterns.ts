/** The shapes of the parts of a printed time, each to be tried at one place of a text that `foldLine` has folded. */
import {
  ABOUT,
  AFTER_AGE,
  BEFORE_AGE,
  daysBack,
  GLUE,
  joinNames,
  NOW,
  NUMBERS,
  pairs,
  TOUCHED,
  units,
  weekdays,
  ZONE_NAMES,
} from './clock-words.ts'

const NUMBER = `(?:\\d{1,3}|${NUMBERS})`
const UNIT = `(?:(?:${joinNames(units.keys())})(?![\\p{L}\\d])|h(?=\\d))`
const ARABIC_UNITS = joinNames(
  [...units.keys(), ...pairs.keys()].filter((name) => /^[\u0600-\u06ff]{3}/.test(name)),
)
const LENGTH = `(?:${NUMBER}\\s?${UNIT}|(?:${ARABIC_UNITS})(?!\\p{L}))`
const LENGTHS = `(?:(?:${ABOUT}) ?)?${LENGTH}(?:(?: et| and| y|,)? ?${NUMBER}\\s?${UNIT}| و ?${LENGTH}| ?\\d{1,2}(?![\\d:]))?`
const HALF = '(a\\.?m\\.?|p\\.?m\\.?|صباحا|مساء|ظهرا|ص|م)(?![\\p{L}\\d])'
const WORD = '\\p{L}+(?: (?:الاول|الثاني))?'

export const AGE = sticky(
  `(?:(?:${BEFORE_AGE})\\s${LENGTHS}(?:\\s(?:${AFTER_AGE}))?|${LENGTHS}\\s(?:${AFTER_AGE}))(?![\\p{L}\\d])`,
)
export const BARE_AGE = sticky(`(?:\\d{1,3}\\s?${UNIT}|(?:${joinNames(pairs.keys())})(?!\\p{L}))$`)
export const JUST_NOW = sticky(`(?:${NOW})(?![\\p{L}\\d])`)
export const ISO = sticky(
  '(\\d{4})-(\\d{2})-(\\d{2})(?:[t ](\\d{2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?\\s?(z|[+-]\\d{2}:?\\d{2}(?!\\d))?)?(?!\\d)',
)
export const NUMERIC = sticky('(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4}|\\d{2})(?![\\d/])')
export const BACKWARD = sticky('(\\d{4})([./-])(\\d{1,2})\\2(\\d{1,2})(?!\\d)')
export const SHORT = sticky('(\\d{1,2})/(\\d{1,2})(?![\\d/])')
export const CLOCK = sticky(
  `(\\d{1,2})(?:\\s?[h:]\\s?([0-5]\\d)|\\.([0-5]\\d)(?!\\s?%))(?::([0-5]\\d))?(?:\\s?(?:min|mn|hrs?|hs?)(?!\\p{L}))?(?![\\d]|[.,:]\\d)(?:\\s?${HALF})?`,
)
/** Two digits, a colon, two digits, and a headline that starts with a number. */
export const GLUED_CLOCK = sticky('(\\d\\d):([0-5]\\d)(?=\\d)')
export const HOUR = sticky(`(\\d{1,2})\\s?(?:h(?:eures?)?(?![\\p{L}\\d])|${HALF})`)
export const DAY_FIRST = sticky(
  `(\\d{1,2})(?:er|st|nd|rd|th|º|ª)?[\\s./-]*(?:de |of )?(${WORD})(?:\\.|(?!\\p{L}))(?:[\\s,./-]*(?:de |del )?(\\d{4})(?!\\d))?`,
)
export const MONTH_FIRST = sticky(
  `(${WORD})\\.?\\s(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:h.])(?:,?\\s(\\d{4})(?!\\d))?(?!\\s\\p{L}{3})`,
)
export const DAY_WORD = sticky(`(${joinNames(daysBack.keys())})(?![\\p{L}\\d])`)
export const WEEKDAY = sticky(`(${joinNames(weekdays.keys())})(?:\\.|(?![\\p{L}\\d]))`)
export const GLUED = sticky(`(?:${GLUE})(?![\\p{L}\\d'])`)
export const UPDATE = sticky(`(?:${TOUCHED})(?![\\p{L}\\d])`)
export const ZONED = sticky(`(?:${ZONE_NAMES})(?!\\p{L})(?:\\s?[+-]\\s?\\d{1,2}(?::?\\d{2})?(?!\\d))?`)
export const LETTERS = sticky('\\p{L}+')
export const SPACE = sticky('[\\s,;|•·()[\\]«»<>:/←→★.~-]+')

function sticky(source: string): RegExp {
  return new RegExp(source, 'uy')
}

/** What the pattern finds at this very place. */
export function matchAt(pattern: RegExp, folded: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(folded)
}

/** The length of what the pattern finds at this very place. */
export function measure(pattern: RegExp, folded: string, at: number): number {
  return matchAt(pattern, folded, at)?.[0].length ?? 0
}
