/** Reads the parts of a printed time one after the other: clock, date, age, "hier", and the words between them. */

import { type Clue, readAge, readClock, readDay, readNamed, readNumbers, readOffset } from './clock-parts.ts'
import * as shapes from './clock-patterns.ts'
import { daysBack, isTimeWord, weekdays } from './clock-words.ts'

/** True where the parts amount to a time; a weekday alone does not. */
export function isTime(clue: Clue): boolean {
  return [clue.clock, clue.day, clue.daysBack, clue.age].some((part) => part !== undefined)
}

/** Where the time ends and what it says. A line is read only as far as its time, a whole text to its end. */
export function readParts(folded: string, from: number, isWhole: boolean): { clue: Clue; to: number } {
  const clue: Clue = {}
  let at = from
  let to = from
  while (at < folded.length && (isWhole || clue.clock === undefined)) {
    const start = at + shapes.measure(shapes.SPACE, folded, at)
    if (start === folded.length) at = start
    else {
      if (isWhole && isTime(clue) && shapes.measure(shapes.UPDATE, folded, start) > 0)
        return { clue, to: folded.length }
      const length = readPart(clue, folded, start, isWhole)
      const glue = length === 0 && (isWhole || at > from) ? measureGlue(folded, start) : 0
      if (length + glue === 0) break
      at = start + length + glue
      if (length > 0) to = at
    }
  }
  return { clue, to: isWhole ? at : to }
}

function measureGlue(folded: string, at: number): number {
  return shapes.measure(shapes.UPDATE, folded, at) || shapes.measure(shapes.GLUED, folded, at)
}

/** Takes one part into the clue and returns its length; 0 where there is none, or a second one of its kind. */
function readPart(clue: Clue, folded: string, at: number, isWhole: boolean): number {
  const [word] = shapes.matchAt(shapes.LETTERS, folded, at) ?? []
  if (word !== undefined && !isTimeWord(word)) return 0
  for (const [pattern, take] of word === undefined ? NUMBERS : WORDS) {
    const match = shapes.matchAt(pattern, folded, at)
    if (match === null || match[0] === '') continue
    const part = take(match, { clue, isWhole, isFirst: !isTime(clue) && clue.weekday === undefined })
    if (part === undefined || Object.keys(part).some((key) => key in clue)) continue
    Object.assign(clue, part)
    return match[0].length
  }
  return 0
}

interface Place {
  clue: Clue
  isWhole: boolean
  isFirst: boolean
}

type Rule = [pattern: RegExp, take: (match: RegExpExecArray, place: Place) => Clue | undefined]

const age: Rule = [shapes.AGE, ([written]) => ({ age: readAge(written) })]

/** In this order, for a date with points also looks like a clock time with one. */
const NUMBERS: Rule[] = [
  age,
  [
    shapes.ISO,
    ([, year = '', month = '', day = '', hour, minute, second, zone]) => ({
      ...readDay(year, month, day),
      ...(hour !== undefined && readClock(hour, minute, second)),
      ...(zone !== undefined && readOffset(zone)),
    }),
  ],
  [shapes.NUMERIC, ([, a = '', , b = '', year = '']) => readNumbers(a, b, year)],
  [shapes.BACKWARD, ([, year = '', , month = '', day = '']) => readDay(year, month, day)],
  [
    shapes.CLOCK,
    ([, hour = '', minute, dotted, second, half]) => {
      const clock = readClock(hour, minute ?? dotted, second, half)
      return clock && { ...clock, ...(dotted !== undefined && { isDotted: true as const }) }
    },
  ],
  [
    shapes.GLUED_CLOCK,
    ([, hour = '', minute], { isWhole }) => (isWhole ? undefined : readClock(hour, minute)),
  ],
  [shapes.DAY_FIRST, ([, day = '', month = '', year]) => readNamed(day, month, year)],
  [
    shapes.BARE_AGE,
    ([written], { isWhole, isFirst }) => (isWhole && isFirst ? { age: readAge(written) } : undefined),
  ],
  [
    shapes.HOUR,
    ([, hour = '', half], { isFirst }) =>
      half !== undefined || !isFirst ? readClock(hour, '0', '0', half) : undefined,
  ],
  [shapes.SHORT, ([, a = '', b = '']) => readNumbers(a, b, undefined)],
]

const WORDS: Rule[] = [
  [shapes.JUST_NOW, () => ({ age: 0 })],
  age,
  [shapes.DAY_WORD, ([, name = '']) => ({ daysBack: daysBack.get(name) ?? 0 })],
  [shapes.MONTH_FIRST, ([, month = '', day = '', year]) => readNamed(day, month, year)],
  [shapes.WEEKDAY, ([, name = '']) => ({ weekday: weekdays.get(name) ?? 1 })],
  [
    shapes.BARE_AGE,
    ([written], { isWhole, isFirst }) => (isWhole && isFirst ? { age: readAge(written) } : undefined),
  ],
  [shapes.ZONED, ([written], { clue }) => (clue.clock === undefined ? undefined : readOffset(written))],
]
