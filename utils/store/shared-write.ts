/** Commits what several have to write in one transaction, so that a round of much news waits less often for the disk. */
import { Dexie } from 'dexie'
import { writeTogether } from './database.ts'

/** Few enough that whoever reads the list meanwhile hardly waits. */
const mostRows = 300
/** What is read already and not yet written stays small, and so does what a killed worker has to read again. */
const mostWaiting = 24

interface Waiting {
  rows: number
  work: () => Promise<unknown>
  resolve: (value: never) => void
  reject: (error: unknown) => void
}

let waiting: Waiting[] = []
/** The transaction that is under way. */
let writing: Promise<void> | undefined

/**
 * Runs `work`, which writes about so many `rows`, in one transaction with others who come while the last is under way.
 * Where that transaction fails each is tried again in one of its own, so that nobody is refused for another's sake:
 * `work` may run twice, and must touch nothing but the store. Who is in a transaction already writes in that one, which
 * would end while it waits for another.
 */
export function writeShared<T>(rows: number, work: () => Promise<T>): Promise<T> {
  if (Dexie.currentTransaction) return writeTogether(work)
  return new Promise<T>((resolve, reject) => {
    waiting.push({ rows, work, resolve, reject })
    if (!writing) void writeAll()
  })
}

/** Waits until few are waiting to be written. */
export async function waitForRoom(): Promise<void> {
  while (waiting.length >= mostWaiting) await writing
}

async function writeAll(): Promise<void> {
  for (let group = takeGroup(); group.length > 0; group = takeGroup()) {
    writing = writeGroup(group)
    await writing
  }
  writing = undefined
}

function takeGroup(): Waiting[] {
  let rows = 0
  const end = waiting.findIndex((one) => {
    rows += one.rows
    return rows > mostRows
  })
  const length = end === -1 ? waiting.length : Math.max(end, 1)
  const taken = waiting.slice(0, length)
  waiting = waiting.slice(length)
  return taken
}

async function writeGroup(group: Waiting[]): Promise<void> {
  try {
    // Only an `async` function tells Dexie to expect the awaits of native promises.
    const values = await writeTogether(async () => Promise.all(group.map(({ work }) => work())))
    for (const [index, { resolve }] of group.entries()) resolve(values[index] as never)
  } catch (error) {
    if (group.length === 1) group[0]?.reject(error)
    else for (const one of group) await writeGroup([one])
  }
}
