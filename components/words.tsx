/** Marks in a text what was searched. */
import type { ComponentChildren } from 'preact'
import type { Found } from '../utils/view/finding.ts'

export function markWords(text: string, { findMatches }: Found): ComponentChildren {
  const parts: ComponentChildren[] = []
  let at = 0
  for (const [start, end] of findMatches(text)) {
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>)
    at = end
  }
  return [...parts, text.slice(at)]
}
