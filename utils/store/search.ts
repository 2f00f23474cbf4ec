/** Finds stories by their words, all that are stored, in memory that is read once and kept up to date. */
import { Dexie, type Transaction } from 'dexie'
import { findStem, isIn, openNeedle } from '../joined.ts'
import { database } from './database.ts'
import type { Query } from './query.ts'
import { chunkSize, nameWords, type WordChunk, type Worded, writeLines } from './words.ts'

export interface Found {
  has(id: number): boolean
}

export interface WordIndex {
  find(query: Query): Found
  /** Reads the words of some stories again. */
  update(ids: Iterable<number>): Promise<void>
}

/** Records at a time: few enough that no frame waits for them. */
const sliceLength = 250

/** Notes the words of stories that were added or edited; part of the transaction that does so, if there is one. */
export function noteWords(stories: Worded[]): Promise<void> {
  return writeInTurn(new Map(stories.map((story) => [story.id, nameWords(story)])))
}

/** Forgets the words of stories that are no more; part of the transaction that removes them, if there is one. */
export function dropWords(ids: number[]): Promise<void> {
  return writeInTurn(new Map(ids.map((id) => [id, undefined])))
}

type Lines = Map<number, string | undefined>

interface Queue {
  lines: Lines
  written: Promise<void>
}

const queues = new WeakMap<Transaction, Queue>()

/** Neighbours share a record: of those who write words in one transaction the later wait, and write theirs together. */
function writeInTurn(lines: Lines): Promise<void> {
  const place = Dexie.currentTransaction
  // Between its reading and its writing nobody may write a neighbour's words.
  if (!place) return database.transaction('rw', database.words, async () => writeInTurn(lines))
  const waiting = queues.get(place)
  if (waiting) {
    for (const [id, line] of lines) waiting.lines.set(id, line)
    return waiting.written
  }
  const queue = { lines, written: Promise.resolve() }
  queues.set(place, queue)
  queue.written = writeQueue(queue, place)
  return queue.written
}

async function writeQueue(queue: Queue, place: Transaction): Promise<void> {
  while (queue.lines.size > 0) {
    const { lines } = queue
    queue.lines = new Map()
    await writeLines(database.words, lines)
  }
  // In the same breath as the last look: nobody waits for what is written no more.
  queues.delete(place)
}

export async function openWordIndex(): Promise<WordIndex> {
  const chunks = new Map<number, Chunk>()
  const take = ({ id, lines }: WordChunk) => chunks.set(id, { lines, starts: findStarts(lines) })
  for (let after = -1; ; ) {
    const slice = await database.words.where(':id').above(after).limit(sliceLength).toArray()
    for (const chunk of slice) take(chunk)
    const last = slice.at(-1)
    if (!last) break
    after = last.id
  }
  return {
    find: (query) => find(chunks, query),
    update: async (ids) => {
      const wanted = new Set(Array.from(ids, (id) => Math.floor(id / chunkSize)))
      for (const chunk of await database.words.bulkGet([...wanted])) if (chunk) take(chunk)
    },
  }
}

interface Chunk {
  lines: string
  /** Where each line begins, and one past the end. */
  starts: Uint32Array
}

function findStarts(lines: string): Uint32Array {
  const starts = new Uint32Array(chunkSize + 1)
  let at = 0
  for (let line = 1; line <= chunkSize; line += 1) {
    const end = lines.indexOf('\n', at)
    at = end === -1 ? lines.length + 1 : end + 1
    starts[line] = at
  }
  return starts
}

function find(chunks: Map<number, Chunk>, { wanted, unwanted }: Query): Found {
  const last = chunks.keys().reduce((most, id) => Math.max(most, id), 0)
  const found = new Uint8Array((last + 1) * chunkSize)
  // The longest is the rarest, and so leads past most of the text.
  const [first = ' ', ...rest] = wanted.toSorted((one, other) => other.length - one.length)
  const [others, avoided] = [rest.map(openNeedle), unwanted.map(openNeedle)]
  for (const stem of openNeedle(first).stems) {
    for (const [id, { lines, starts }] of chunks) {
      let line = 0
      for (let at = findStem(lines, stem, 0); at !== -1; at = findStem(lines, stem, starts[line] as number)) {
        while ((starts[line + 1] as number) <= at) line += 1
        const words = lines.slice(starts[line], starts[line + 1])
        if (others.every((other) => isIn(words, other)) && !avoided.some((other) => isIn(words, other))) {
          found[id * chunkSize + line] = 1
        }
        line += 1
        if (line >= chunkSize) break
      }
    }
  }
  return { has: (id) => found[id] === 1 }
}
