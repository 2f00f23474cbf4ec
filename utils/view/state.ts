/** What is known in memory of every story, a few bytes each: its source, and whether it is unread, saved or new. */

import type { Mark } from '../model.ts'

/** Bits of a story's state. */
export const unread = 1
export const saved = 2
/** First seen since the reader's last visit. */
export const fresh = 4
/** Read during this visit, so that a list of the unread may still show it. */
export const kept = 8
export const known = 16

export interface States {
  has(id: number, bits: number): boolean
  /** 0 where the story is not known. */
  sourceOf(id: number): number
  setSource(id: number, sourceId: number): void
  set(ids: Iterable<number>, bits: number): void
  clear(ids: Iterable<number>, bits: number): void
  /** Takes these bits from every story. */
  clearAll(bits: number): void
  /** The ids of all stories that have one of these bits. */
  list(bits: number): number[]
  forget(id: number): void
}

/** Ids are small whole numbers, which the database counts up. */
export function openStates(): States {
  let bits = new Uint8Array(4096)
  let sources = new Int32Array(4096)

  function reach(id: number): void {
    if (id < bits.length) return
    const length = Math.max(id + 1, bits.length * 2)
    const [olderBits, olderSources] = [bits, sources]
    bits = new Uint8Array(length)
    bits.set(olderBits)
    sources = new Int32Array(length)
    sources.set(olderSources)
  }

  return {
    has: (id, wanted) => ((bits[id] ?? 0) & wanted) !== 0,
    sourceOf: (id) => sources[id] ?? 0,
    setSource: (id, sourceId) => {
      reach(id)
      sources[id] = sourceId
    },
    set: (ids, wanted) => {
      for (const id of ids) {
        reach(id)
        bits[id] = (bits[id] ?? 0) | wanted
      }
    },
    clear: (ids, wanted) => {
      for (const id of ids) if (id < bits.length) bits[id] = (bits[id] ?? 0) & ~wanted
    },
    clearAll: (wanted) => {
      for (let id = 0; id < bits.length; id += 1) bits[id] = (bits[id] ?? 0) & ~wanted
    },
    list: (wanted) => {
      const ids: number[] = []
      for (let id = 0; id < bits.length; id += 1) if (((bits[id] ?? 0) & wanted) !== 0) ids.push(id)
      return ids
    },
    forget: (id) => {
      if (id >= bits.length) return
      bits[id] = 0
      sources[id] = 0
    },
  }
}

/** Shows what the reader has just done to stories, before it is written. */
export function expectMark(states: States, list: number[], mark: Mark): void {
  if (mark === 'read') {
    // One that is read where it stands stays there; what is marked read together is put away.
    const isAlone = list.length === 1
    if (!isAlone) states.clear(list, kept)
    else if (list.some((id) => states.has(id, unread))) states.set(list, kept)
    states.clear(list, unread)
  } else if (mark === 'unread') states.set(list, unread)
  else if (mark === 'saved') states.set(list, saved)
  else states.clear(list, saved)
}
