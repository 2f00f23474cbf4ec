/** Marks in a headline what was searched. */
import type { ComponentChildren } from 'preact'
import type { Found } from '../utils/view/finding.ts'

export function markWords(title: string, { findMatches }: Found): ComponentChildren {
  const parts: ComponentChildren[] = []
  let at = 0
  for (const [start, end] of findMatches(title)) {
    parts.push(title.slice(at, start), <mark key={start}>{title.slice(start, end)}</mark>)
    at = end
  }
  return [...parts, title.slice(at)]
}
