/** The words by which a story was found, beside its source, where its headline does not show them. */
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { readDetails } from '../utils/actions.ts'
import { findLanguage } from '../utils/language.ts'
import type { StoryRow } from '../utils/model.ts'
import type { Found } from '../utils/view/finding.ts'
import { markWords } from './words.tsx'

/** What every row says is read once the typing rests, and not for each letter. */
const restMs = 100

interface SaidProps {
  row: StoryRow
  found: Found
  /** As its source declares it. */
  language: string | undefined
}

export function Said({ row: { id, title }, found, language }: SaidProps) {
  const words = useSignal<string | undefined>(undefined)
  useEffect(() => {
    let isOld = false
    const timer = setTimeout(async () => {
      const text = await readDetails(id).catch(() => undefined)
      if (!isOld) words.value = text && found.cutSnippet(title, text)
    }, restMs)
    return () => {
      isOld = true
      clearTimeout(timer)
    }
  }, [id, title, found, words])
  if (words.value === undefined) return null
  return (
    <span class="fact said" lang={findLanguage(words.value, language) ?? ''}>
      <bdi>{markWords(words.value, found)}</bdi>
    </span>
  )
}
