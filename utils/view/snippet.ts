/** Cuts out of what a story says the words by which it was found, where its headline does not show them (pure). */
import type { StoryText } from '../model.ts'
import { findMatches, listMissing, type Query } from '../store/query.ts'

/** In characters: what stands before the words, so that they are seen in a narrow row, and all of it. */
const leadLength = 10
const mostLength = 100

/** Undefined where the headline shows all that was looked for, or nothing else shows the rest. */
export function cutSnippet(
  title: string,
  { summary = '', author = '' }: Pick<StoryText, 'summary' | 'author'>,
  query: Query,
): string | undefined {
  const missing = { ...query, wanted: listMissing(title, query) }
  for (const text of [summary, author]) {
    const [first] = findMatches(text, missing)
    if (first) return cutAround(text, ...first)
  }
  return undefined
}

/** From word to word, with dots where something was left out; never within what is shown. */
function cutAround(text: string, from: number, to: number): string {
  const start = from <= leadLength ? 0 : (findWord(text, from - leadLength, from) ?? from)
  const before = start > 0 ? '…' : ''
  if (text.length - start <= mostLength) return before + text.slice(start)
  const least = to - start
  // By characters: one that takes two units is not cut through.
  const part = Array.from(text.slice(start, start + least + 2 * mostLength))
    .slice(0, Math.max(least, mostLength))
    .join('')
  const space = part.lastIndexOf(' ')
  return `${before}${space >= least ? part.slice(0, space) : part}…`
}

/** Where the first word begins after one place and before another. */
function findWord(text: string, place: number, last: number): number | undefined {
  const space = text.indexOf(' ', place)
  return space === -1 || space >= last ? undefined : space + 1
}
