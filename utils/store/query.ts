/** Reads what is typed into the search box (pure): words, phrases, what is not wanted, of which source and from when. */
import { foldWithPlaces, foldWords, readDigit } from '../fold.ts'
import { findSpans, isIn, openNeedle } from '../joined.ts'

/** Strings to be found in folded text, which has a space before and after each word; Arabic ones also with what is joined to them. */
export interface Query {
  /** All of these; a word is the beginning of one. */
  wanted: string[]
  /** None of these. */
  unwanted: string[]
  /** The beginning of a word in the name of one of the sources; any source where there are none. */
  sources: string[]
  /** The same for sources that are not wanted. */
  otherThan?: string[]
  /** From this moment on, and before that one: epoch milliseconds, both the first of a day in the reader's zone. */
  fromAt?: number
  beforeAt?: number
}

/** A word, a phrase, or an operator with its value, each perhaps with a minus before it; read in time that grows with its length. */
const parts = /(-?)(?:(\p{L}+):)?(?:["“”„«»]([^"“”„«»]*)(["“”„«»]|$)|([^\s"“”„«»]+))/gu

const operators = new Map<string, 'source' | 'before' | 'after'>([
  ['source', 'source'],
  ['مصدر', 'source'],
  ['before', 'before'],
  ['avant', 'before'],
  ['قبل', 'before'],
  ['after', 'after'],
  ['apres', 'after'],
  ['après', 'after'],
  ['بعد', 'after'],
])

const daysAgo = new Map([
  ['today', 0],
  ["aujourd'hui", 0],
  ['aujourd’hui', 0],
  ['اليوم', 0],
  ['yesterday', 1],
  ['hier', 1],
  ['أمس', 1],
  ['امس', 1],
])

/**
 * `before:` leaves out what it names and all that came later, `after:` begins with what it names: a day, a month, a
 * year, "today" or "yesterday" in any of the interface's languages. What is not complete yet asks for nothing. Undefined
 * where nothing at all is asked for.
 */
export function readQuery(typed: string, now: number, timeZone: string): Query | undefined {
  const query: Query = { wanted: [], unwanted: [], sources: [] }
  for (const [whole, minus, name, phrase, end, bare] of splitQuery(typed)) {
    const operator = name === undefined ? undefined : operators.get(name.toLowerCase())
    const value = phrase ?? bare ?? ''
    if (isUnfinished(whole)) continue
    if (operator === 'source') readSource(query, value, minus !== '')
    // What is not before a day is no question that anybody asks.
    else if (operator && minus) continue
    else if (operator) readMoment(query, operator, value, now, timeZone)
    else if (minus) query.unwanted.push(...wholeWords(phrase ?? whole.slice(1)))
    else if (phrase === undefined) query.wanted.push(...startWord(whole))
    else query.wanted.push(...(end === '' ? startWord(phrase) : wholeWords(phrase)))
  }
  const { wanted, unwanted, sources, otherThan = [], fromAt, beforeAt } = query
  const asks =
    wanted.length + unwanted.length + sources.length + otherThan.length > 0 ||
    fromAt !== undefined ||
    beforeAt !== undefined
  return asks ? query : undefined
}

/** A moment that is asked for with words that name none, as they were typed. */
export interface Misread {
  operator: string
  value: string
}

/** The first one; undefined where all is understood, or may still become so while it is being typed. */
export function findMisread(typed: string): Misread | undefined {
  for (const [whole, minus, operator = '', phrase, end, bare] of splitQuery(typed)) {
    const kind = operators.get(operator.toLowerCase())
    const value = phrase ?? bare ?? ''
    if (kind === undefined || kind === 'source' || minus || isUnfinished(whole)) continue
    const isBeingTyped = typed.endsWith(whole) && (phrase === undefined || end === '')
    if (isBeingTyped && mayBecomeDay(value)) continue
    if (!readDay(value, 0, 'UTC')) return { operator, value }
  }
  return undefined
}

/** What was copied from a line that Fil printed brings along the signs of direction around it. */
function splitQuery(typed: string) {
  return typed.replace(/[\u2066-\u2069]/g, '').matchAll(parts)
}

/** Whether a source has one of the names that were asked for. */
export function matchSource(title: string, { sources, otherThan = [] }: Query): boolean {
  const words = foldWords(title)
  const isNamed = (name: string) => words.includes(name)
  return (sources.length === 0 || sources.some(isNamed)) && !otherThan.some(isNamed)
}

/** Where in a text the wanted words stand, in order and without overlap: from one index up to, not including, another. */
export function findMatches(text: string, { wanted }: Query): [start: number, end: number][] {
  const { words, places } = foldWithPlaces(text)
  const spans = wanted
    .flatMap((needle) => findSpans(words, openNeedle(needle)))
    .map(([start, end]): [number, number] => [places[start] as number, endOf(places, end - 1, text)])
  spans.sort(([one], [other]) => one - other)
  const merged: [number, number][] = []
  for (const [start, end] of spans) {
    const before = merged.at(-1)
    if (before && start <= before[1]) before[1] = Math.max(before[1], end)
    else merged.push([start, end])
  }
  return merged
}

/** The wanted words that a text does not have. */
export function listMissing(text: string, { wanted }: Query): string[] {
  const words = foldWords(text)
  return wanted.filter((needle) => !isIn(words, openNeedle(needle)))
}

/** The end of the character that the last folded one comes from, with the marks that stand on it. */
function endOf(places: number[], last: number, text: string): number {
  const start = places[last] as number
  let next = last
  while (next < places.length && places[next] === start) next += 1
  const [character = ''] = text.slice(start, places[next] ?? text.length).match(/^.[\p{M}\p{Cf}ـ]*/su) ?? []
  return start + character.length
}

/** An operator whose value is still to come. */
function isUnfinished(written: string): boolean {
  return written.endsWith(':') && operators.has(written.replace(/^-/, '').slice(0, -1).toLowerCase())
}

function readSource(query: Query, value: string, isUnwanted: boolean): void {
  const names = startWord(value)
  if (!isUnwanted) query.sources.push(...names)
  else if (names.length > 0) query.otherThan = [...(query.otherThan ?? []), ...names]
}

function startWord(written: string): string[] {
  const words = foldWords(written).trimEnd()
  return words === '' ? [] : [words.startsWith(' ') ? words : ` ${words}`]
}

function wholeWords(written: string): string[] {
  const words = foldWords(written)
  return words === ' ' ? [] : [words]
}

function readMoment(
  query: Query,
  operator: 'before' | 'after',
  value: string,
  now: number,
  timeZone: string,
): void {
  const date = readDay(value, now, timeZone)
  if (!date) return
  const at = date.toZonedDateTime(timeZone).epochMilliseconds
  if (operator === 'before') query.beforeAt = Math.min(query.beforeAt ?? at, at)
  else query.fromAt = Math.max(query.fromAt ?? at, at)
}

function readDigits(value: string): string {
  return value.replace(/\p{Nd}/gu, readDigit)
}

/** The beginning of a day as it may be written, such as "yest", "2026-" or "09/0". */
function mayBecomeDay(value: string): boolean {
  const digits = readDigits(value)
  const begun = value.toLowerCase()
  return (
    /^\d{1,3}$|^\d{4}[-/](0|\d{1,2}[-/]0?)?$|^\d{1,2}[/.-](\d{1,2}([/.-]\d{0,3})?)?$/.test(digits) ||
    daysAgo.keys().some((name) => name.startsWith(begun))
  )
}

function readDay(value: string, now: number, timeZone: string): Temporal.PlainDate | undefined {
  const ago = daysAgo.get(value.toLowerCase())
  if (ago !== undefined) {
    const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate()
    return today.subtract({ days: ago })
  }
  const digits = readDigits(value)
  const written = /^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?$/.exec(digits)
  const dayFirst = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(digits)
  const [year, month = '1', day = '1'] = written?.slice(1) ?? dayFirst?.slice(1).reverse() ?? []
  if (year === undefined) return undefined
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    )
  } catch {
    return undefined
  }
}
