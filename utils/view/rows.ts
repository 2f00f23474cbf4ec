/** The rows around what is shown, read ahead of the scrolling and kept for a while, so that none is blank when it comes. */
import { type ReadonlySignal, signal } from '@preact/signals'
import type { StoryRow } from '../model.ts'
import { readRows } from '../store/stories.ts'
import { type Layout, listIds } from './order.ts'

export interface Rows {
  /** Rises when rows that were asked for come, or change. */
  version: ReadonlySignal<number>
  get(id: number): StoryRow | undefined
  hasAll(ids: number[]): boolean
  /** Reads what is missing of these; ends when all are there. */
  read(ids: number[]): Promise<void>
  /**
   * Reads the rows of some ranks, and more of them on the side that the reader moves to, at so many rows a second; and
   * one that is shown wherever the list is scrolled to.
   */
  readAround(layout: Layout, from: number, to: number, speed: number, selected?: number): void
  /** Takes over rows that were read elsewhere: those that are kept already, or all of them. */
  take(rows: StoryRow[], all?: boolean): void
  drop(ids: number[]): void
  /** Reads again what was shown last, and forgets the rest: anything may have changed. */
  renew(): void
}

/** About 2 MB. */
const mostKept = 4_000
/** Rows read beyond either end of what is in view: as many as the quickest scrolling needs until more are read. */
const margin = 250
/** Rows at a time: few enough that reading them is no pause. */
const batchSize = 120
/** How far ahead to be, in seconds of scrolling. */
const lead = 0.4

export function openRows(): Rows {
  const version = signal(0)
  const kept = new Map<number, StoryRow>()
  const asked = new Map<number, Promise<void>>()
  /** What somebody wanted to show and could not. */
  const missed = new Set<number>()
  let looked: number[] = []

  function keep(row: StoryRow): void {
    kept.delete(row.id)
    kept.set(row.id, row)
  }

  async function readBatch(ids: number[]): Promise<void> {
    try {
      for (const row of await readRows(ids)) if (row) keep(row)
    } finally {
      for (const id of ids) asked.delete(id)
    }
    for (const id of kept.keys()) {
      if (kept.size <= mostKept) break
      kept.delete(id)
    }
    if (!ids.some((id) => missed.has(id))) return
    missed.clear()
    version.value += 1
  }

  async function read(ids: number[]): Promise<void> {
    const missing = ids.filter((id) => !kept.has(id) && !asked.has(id))
    const waited = new Set(ids.flatMap((id) => asked.get(id) ?? []))
    for (let from = 0; from < missing.length; from += batchSize) {
      const batch = missing.slice(from, from + batchSize)
      const reading = readBatch(batch)
      for (const id of batch) asked.set(id, reading)
      waited.add(reading)
    }
    await Promise.all(waited)
  }

  return {
    version,
    get: (id) => {
      const row = kept.get(id)
      if (!row) missed.add(id)
      return row
    },
    hasAll: (ids) => ids.every((id) => kept.has(id)),
    read,
    readAround: (layout, from, to, speed, selected) => {
      const ahead = Math.min(Math.abs(speed) * lead, mostKept / 3)
      const before = from - margin - (speed < 0 ? ahead : 0)
      const after = to + margin + (speed > 0 ? ahead : 0)
      const ids = listIds(layout, Math.floor(before), Math.ceil(after))
      if (selected !== undefined) ids.push(selected)
      looked = ids
      // What is far from its end is kept as used last.
      for (const id of ids) {
        const row = kept.get(id)
        if (row && kept.size > mostKept / 2) keep(row)
      }
      read(ids).catch((error) => console.error('The headlines could not be read', error))
    },
    take: (rows, all = false) => {
      const taken = rows.filter((row) => all || kept.has(row.id))
      for (const row of taken) keep(row)
      if (taken.length > 0) version.value += 1
    },
    drop: (ids) => {
      for (const id of ids) kept.delete(id)
    },
    renew: () => {
      const shown = new Set(looked)
      for (const id of kept.keys()) if (!shown.has(id)) kept.delete(id)
      for (const id of shown) missed.add(id)
      void readBatch(looked).catch((error) => console.error('The headlines could not be read', error))
    },
  }
}
