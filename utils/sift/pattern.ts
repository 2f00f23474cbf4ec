/** Reads regular expressions that readers type, and refuses those that could run for long: nothing can stop one (pure). */
import type { RuleFault } from '../rule.ts'

/** Of a text no more is searched than this, in characters. */
export const longestText = 300
const longestPattern = 200
/** Steps that a pattern may take at one place of the longest text: some tenths of a second over all of its places. */
const mostSteps = 250_000
/** What may end at any of the text's places counts for so many ways: those behind it have the less text left. */
const widest = 100

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
  const { ways, steps } = readAlternatives({ pattern: written, at: 0 })
  if (!(ways + steps <= mostSteps)) return 'too-slow'
  // Browsers interpret a pattern the first time, which is several times as slow, and compile it for the next.
  pattern.test('')
  return pattern
}

interface Reader {
  pattern: string
  at: number
}

/** In how many ways a part can match at one place at the most, and in how many steps it tries them all. */
interface Effort {
  ways: number
  steps: number
}

/** What follows each other is tried anew for each way of what stands before it. */
function readAlternatives(reader: Reader): Effort {
  const all: Effort = { ways: 0, steps: 1 }
  let own = 1
  while (reader.at < reader.pattern.length) {
    const sign = reader.pattern[reader.at]
    if (sign === ')') break
    if (sign === '|') {
      all.ways += own
      own = 1
      reader.at += 1
    } else {
      const { ways, steps } = readRepeated(reader)
      all.steps += own * steps
      own *= ways
    }
  }
  return { ...all, ways: all.ways + own }
}

function readRepeated(reader: Reader): Effort {
  const { ways, steps } = readOne(reader)
  const [written = '', sign, least, comma, most] =
    /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/.exec(reader.pattern.slice(reader.at)) ?? []
  reader.at += written.length
  if (written === '') return { ways, steps }
  if (sign === '?') return { ways: ways + 1, steps }
  const from = Number(least ?? 0)
  const isEndless = sign !== undefined || (comma !== '' && most === '')
  const to = isEndless ? longestText : Number(most || from)
  const ends = Math.min(to - from + 1, widest)
  if (ways === 1) return { ways: ends, steps: steps * Math.min(from + ends, longestText) }
  // What is repeated in several ways multiplies with each time.
  const times = Math.max(to, 2)
  return { ways: ways ** times * ends, steps: (steps * (ways ** times - 1)) / (ways - 1) }
}

/** What was matched before, to be matched again, may be anything. */
const backReference = /^\\(?:[1-9]|k<)/

function readOne(reader: Reader): Effort {
  const rest = reader.pattern.slice(reader.at)
  if (backReference.test(rest)) {
    reader.at += 2
    return { ways: longestText, steps: longestText }
  }
  if (!rest.startsWith('(')) {
    reader.at += (
      /^(?:\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\.|\[(?:\\.|[^\]\\])*\]|.)/su.exec(rest)?.[0] ?? '.'
    ).length
    return { ways: 1, steps: 1 }
  }
  reader.at += (/^\((?:\?(?:<[^=!>]*>|<?[=!]|:))?/.exec(rest)?.[0] ?? '(').length
  const effort = readAlternatives(reader)
  reader.at += 1
  return effort
}
