/** Finds the time in a printed text: as all of it, in front of a headline, or behind one. */
import { isTime, readParts } from './clock-grammar.ts'
import type { Clue } from './clock-parts.ts'
import { foldLine, isTimeWord, TOUCHED } from './clock-words.ts'

/** A clue and the part of the text that it was read from. */
export interface Found {
  clue: Clue
  from: number
  to: number
}

/** No honest time is longer. */
const LONGEST = 90

/** The time that is all of the text, but for words and signs that only lead to it. */
export function readWhole(text: string): Clue | undefined {
  if (text.length > LONGEST || !couldBegin(text)) return undefined
  const folded = foldLine(text)
  const { clue, to } = readParts(folded, 0, true)
  return to === folded.length && isTime(clue) ? clue : undefined
}

/** The time that a line opens with, where it is one that no headline would open with. */
export function readLead(text: string): Found | undefined {
  const head = text.slice(0, LONGEST)
  if (!couldBegin(head)) return undefined
  const folded = foldLine(head)
  const from = /^[\s\-•·*|>[(]*/u.exec(folded)?.[0].length ?? 0
  if (!/^[\p{L}\d]/u.test(folded.slice(from))) return undefined
  const { clue, to } = readParts(folded, from, false)
  const rest = folded.slice(to)
  if (isRange(rest) || (clue.isDotted && isAmount(rest))) return undefined
  if (clue.clock === undefined && clue.day?.year === undefined && !(isTime(clue) && EDGE.test(rest)))
    return undefined
  return { clue, from, to: to + (GAP.exec(rest)?.[0].length ?? 0) }
}

/** The time that a line ends with, after a sign or a word that sets it apart. */
export function readTail(text: string): Found | undefined {
  if (!TIME_AT_END.test(text.slice(-END))) return undefined
  const start = Math.max(0, text.length - LONGEST)
  const tail = text.slice(start)
  const folded = foldLine(tail)
  for (const { index, 0: sign } of folded.matchAll(TAIL)) {
    if (/\d\s?[h:.]\s?\d{2}$/.test(folded.slice(0, index))) continue
    const clue = readWhole(tail.slice(index + sign.length))
    if (clue) return { clue, from: start + index, to: text.length }
  }
  return undefined
}

/** True where what follows is the time of a change. */
export function endsInUpdate(text: string): boolean {
  return ENDS_IN_UPDATE.test(foldLine(text.slice(-LONGEST)))
}

const ENDS_IN_UPDATE = new RegExp(`(?:^|[^\\p{L}])(?:${TOUCHED})(?: le| a| on| at|\\s?:)?\\s*$`, 'u')
/** A look at the first two words, for most texts begin with some that no time begins with. */
function couldBegin(text: string): boolean {
  const [, first, second] = /^[^\p{L}\p{N}]*(?:(\p{L}+)[^\p{L}\p{N}]*(\p{L}+)?)?/u.exec(text) ?? []
  if (first === undefined) return true
  return isTimeWord(foldLine(first)) && (second === undefined || isTimeWord(foldLine(second)))
}

const END = 24
/** A clock time, a date, a year after a month, a day before one, or a number of something. */
const TIME_AT_END =
  /[\d\u0660-\u0669\u06f0-\u06f9](?:[\s:.h/-]{1,3}[\d\u0660-\u0669\u06f0-\u06f9]{2,4}|\s?\p{L}[\p{L}.]*(?:\s(?:\p{L}[\p{L}.]*|\d{4}))?)[\s)\].]*$/iu
const EDGE = /^\s*(?:[|•·:>]|-\s)/
/** What stands between a time and its headline. */
const GAP = /^[\s)\]]*(?:[-:|•·>/]+\s*)*/
const TAIL =
  /(?:\s*[-|•·([,]\s*|\s+(?=(?:le|du|of|del|on|il y a|hace|hier|yesterday|ayer|منذ|قبل|امس)\s))(?=[\p{L}\d])/gu

/** Opening hours and programmes print two times, news one. */
function isRange(rest: string): boolean {
  return /^\s*(?:-|a|to|until|الي|>)\s*\d{1,2}\s?[h:.]\s?\d{2}/.test(rest)
}

function isAmount(rest: string): boolean {
  return /^\s*(?:[€$£%]|(?:dhs?|mad|eur|euros?|usd|da|fcfa|درهم|kg|km|points?|millions?|milliards?)(?!\p{L}))/u.test(
    rest,
  )
}
