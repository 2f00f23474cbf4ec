/** What the reader is looking for, and which of all stories it stands in. */
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Source, StoryText } from '../model.ts'
import {
  findMatches,
  findMisread,
  listMissing,
  type Misread,
  matchSource,
  type Query,
  readQuery,
} from '../store/query.ts'
import { openWordIndex, type WordIndex } from '../store/search.ts'
import type { Day } from './days.ts'
import { cutSnippet } from './snippet.ts'

export interface Finding {
  /** What was typed; undefined where the reader is not looking for anything. */
  text: Signal<string | undefined>
  /** What of it is not understood. */
  misread: ReadonlySignal<Misread | undefined>
  /** Undefined where all stories are listed. */
  result: ReadonlySignal<Found | undefined>
  /** Some stories were written; all of them where it is not known which. */
  renew(ids?: number[]): void
  close(): void
}

export interface Found {
  query: Query
  has(id: number): boolean
  /** The sources that were asked for; undefined where any will do. */
  sources: Set<number> | undefined
  /** A source was asked for by a name that none has. */
  isSourceUnknown: boolean
  keepsDay(day: Day): boolean
  /** Where in a text what was looked for stands. */
  findMatches(text: string): [start: number, end: number][]
  /** Whether a headline shows all of it. */
  isShownBy(title: string): boolean
  /** What a story says around what its headline does not show; undefined where there is no such thing. */
  cutSnippet(title: string, text: Pick<StoryText, 'summary' | 'author'>): string | undefined
}

export interface FindingOptions {
  sources: ReadonlySignal<Source[] | undefined>
  now: ReadonlySignal<number>
  timeZone: string
}

/** The words of all stories are read when the reader begins to look, and let go when the search is closed. */
export function openFinding({ sources, now, timeZone }: FindingOptions): Finding {
  const text = signal<string | undefined>(undefined)
  // A day that is told by its distance, such as "today", is another one tomorrow.
  const today = computed(() =>
    Temporal.Instant.fromEpochMilliseconds(now.value).toZonedDateTimeISO(timeZone).toPlainDate().toString(),
  )
  const index = signal<{ words: WordIndex } | undefined>(undefined)
  let isReading = false
  /** Stories were written while the words were being read. */
  let isStale = false

  const read = () => {
    if (isReading) return
    isReading = true
    isStale = false
    openWordIndex()
      .then((words) => {
        if (text.peek() !== undefined) index.value = { words }
      })
      .catch((error) => console.error('The words could not be read', error))
      .finally(() => {
        isReading = false
        if (isStale && text.peek() !== undefined) read()
      })
  }
  text.subscribe((typed) => {
    if (typed === undefined) index.value = undefined
    else if (!index.peek()) read()
  })

  return {
    text,
    misread: computed(() => findMisread(text.value ?? '')),
    result: computed(() => {
      today.value
      const query = readQuery(text.value ?? '', now.peek(), timeZone)
      if (!query || !index.value) return undefined
      const { has } = index.value.words.find(query)
      const { fromAt = Number.NEGATIVE_INFINITY, beforeAt = Number.POSITIVE_INFINITY } = query
      return {
        query,
        has,
        sources:
          query.sources.length > 0 || query.otherThan ? pickSources(sources.value ?? [], query) : undefined,
        isSourceUnknown:
          query.sources.length > 0 &&
          pickSources(sources.value ?? [], { ...query, otherThan: [] }).size === 0,
        keepsDay: ({ startAt }) => startAt >= fromAt && startAt < beforeAt,
        findMatches: (text) => findMatches(text, query),
        isShownBy: (title) => listMissing(title, query).length === 0,
        cutSnippet: (title, text) => cutSnippet(title, text, query),
      }
    }),
    renew: (ids) => {
      const held = index.peek()
      isStale ||= isReading
      if (!held) return
      if (!ids) return read()
      held.words.update(ids).then(
        () => {
          if (index.peek() === held) index.value = { words: held.words }
        },
        // What these words say now is not known; all are read again.
        () => read(),
      )
    },
    close: () => {
      text.value = undefined
    },
  }
}

function pickSources(sources: Source[], query: Query): Set<number> {
  return new Set(sources.filter((source) => matchSource(source.title, query)).map(({ id }) => id))
}
