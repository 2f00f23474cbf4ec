/** Finds from a list's own times how it runs: newest first, oldest first, with or without a pinned line on top. */
import { isFloating, type Line } from './clock-day.ts'

export type Order = 'newest' | 'oldest'

const HOUR = 3600
const DAY = 24 * HOUR

/** Oldest first only where hardly a line speaks against it; newest first is what news is. */
export function readOrder(lines: Line[], instants: (number | undefined)[]): Order {
  let rises = 0
  let falls = 0
  let midnights = 0
  for (let index = 1; index < lines.length; index++) {
    const step = readStep(lines, instants, index)
    if (step > 0) rises += 1
    else if (step <= -12 * HOUR) midnights += 1
    else if (step < 0) falls += 1
  }
  return rises >= 2 && rises >= 2 * midnights && rises >= 6 * falls ? 'oldest' : 'newest'
}

/** Seconds from the line above; days apart count as minutes, for only of clock times is a long fall a midnight. */
function readStep(lines: Line[], instants: (number | undefined)[], index: number): number {
  const [above, line] = [lines[index - 1] as Line, lines[index] as Line]
  if (above.section !== line.section) return 0
  if (isFloating(above) && isFloating(line)) return (line.clue.clock ?? 0) - (above.clue.clock ?? 0)
  return Math.sign((instants[index] ?? Number.NaN) - (instants[index - 1] ?? Number.NaN)) || 0
}

/** Lines come so often that one out of order by minutes says more of the newsroom than of a day gone by. */
export function isBusy(clocks: number[]): boolean {
  return clocks.length >= 5 && findMedian(readGaps(clocks)) <= 2 * HOUR
}

/**
 * The first line is pinned where reading it in order would make all others a day older, and where it stands further
 * from them than any night of theirs, or is marked so.
 */
export function isPinned(clocks: number[], nowClock: number, isMarked = false): boolean {
  const [first, second, ...rest] = clocks
  if (first === undefined || second === undefined || rest.length < 3) return false
  const jump = goBack(first, second)
  const isDayApart = goBack(nowClock, first) + jump > goBack(nowClock, second)
  return isDayApart && (isMarked || jump >= Math.max(3 * HOUR, 8 * findMedian(readGaps([second, ...rest]))))
}

function readGaps(clocks: number[]): number[] {
  return clocks.slice(1).map((clock, index) => goBack(clocks[index] ?? 0, clock))
}

/** From one clock time back to the last one before it that reads so. */
function goBack(from: number, to: number): number {
  return (from - to + DAY) % DAY
}

function findMedian(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}
