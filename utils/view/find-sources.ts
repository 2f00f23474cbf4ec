/** Finds followed sources, and words in anything, by what is typed, as the search of the list does (pure). */

import { foldWords } from '../fold.ts'
import { isIn, openNeedle } from '../joined.ts'
import type { Source } from '../model.ts'

/** Those of which each typed word begins a word, or stands in the address. All where nothing is typed. */
export function findSources(sources: Source[], typed: string): Source[] {
  const words = listWords(typed)
  if (words.length === 0) return sources
  return sources.filter(({ title, folder = '', url }) => {
    const address = url.toLowerCase()
    const names = foldWords(`${title} ${folder}`)
    return words.every((word) => isIn(names, openNeedle(` ${word}`)) || address.includes(word))
  })
}

/** Whether each typed word begins a word of the text. */
export function saysAll(text: string, typed: string): boolean {
  const said = foldWords(text)
  return listWords(typed).every((word) => isIn(said, openNeedle(` ${word}`)))
}

function listWords(typed: string): string[] {
  // An Arabic article stays with its noun.
  return foldWords(typed).match(/(?:ال (?=\S))*\S+/g) ?? []
}
