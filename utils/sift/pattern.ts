/** Reads regular expressions that readers type, and refuses those that could run for long: nothing can stop one (pure). */
import type { RuleFault } from '../rule.ts'

/** Of a text no more is searched than this, in characters. */
export const longestText = 300
const longestPattern = 200
/** Ways in which a pattern may try to match at one place of the longest text. */
const mostWays = 400_000

/** The pattern, deaf to case, or what is wrong with it. */
export function readPattern(
  written: string,
): RegExp | Extract<RuleFault, 'broken' | 'too-long' | 'too-slow'> {
  if (written.length > longestPattern) return 'too-long'
  let pattern: RegExp
  try {
    pattern = new RegExp(written, 'iu')
  } catch {
    return 'broken'
  }
  return countWays(written) > mostWays ? 'too-slow' : pattern
}

/** How many ways there are at the most to match a pattern at one place: what follows each other multiplies. */
function countWays(pattern: string): number {
  const reader = { pattern, at: 0 }
  return readAlternatives(reader)
}

interface Reader {
  pattern: string
  at: number
}

function readAlternatives(reader: Reader): number {
  let ways = 0
  let own = 1
  while (reader.at < reader.pattern.length) {
    const sign = reader.pattern[reader.at]
    if (sign === ')') break
    if (sign === '|') {
      ways += own
      own = 1
      reader.at += 1
    } else {
      own *= readRepeated(reader)
    }
  }
  return ways + own
}

function readRepeated(reader: Reader): number {
  const ways = readOne(reader)
  const [written = '', sign, least, comma, most] =
    /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/.exec(reader.pattern.slice(reader.at)) ?? []
  reader.at += written.length
  if (written === '') return ways
  if (sign === '?') return ways + 1
  // What is repeated in several ways doubles with each time.
  const from = Number(least ?? 0)
  const isEndless = sign !== undefined || (comma !== '' && most === '')
  const to = isEndless ? longestText : Number(most || from)
  return (ways > 1 ? ways ** Math.max(to, 2) : 1) * (to - from + 1)
}

/** What was matched before, to be matched again, may be anything. */
const backReference = /^\\(?:[1-9]|k<)/

function readOne(reader: Reader): number {
  const rest = reader.pattern.slice(reader.at)
  if (backReference.test(rest)) {
    reader.at += 2
    return longestText
  }
  if (!rest.startsWith('(')) {
    reader.at += (
      /^(?:\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\.|\[(?:\\.|[^\]\\])*\]|.)/su.exec(rest)?.[0] ?? '.'
    ).length
    return 1
  }
  reader.at += (/^\((?:\?(?:<[^=!>]*>|<?[=!]|:))?/.exec(rest)?.[0] ?? '(').length
  const ways = readAlternatives(reader)
  reader.at += 1
  return ways
}
