/** Keeps the words of neighbouring stories together, so that those of all stories are read in a moment. */
import type { Table, Transaction } from 'dexie'
import { foldWords } from '../fold.ts'
import type { StoryRow, StoryText } from '../model.ts'

/** A line for each of its stories, in the order of their ids; an empty one where there is none. */
export interface WordChunk {
  /** The ids of its stories, divided by how many a chunk holds. */
  id: number
  lines: string
}

/** Few enough that writing one story rewrites little, enough that 100,000 take few records. */
export const chunkSize = 64

const summaryLength = 200

export type Worded = Pick<StoryRow, 'id' | 'title'> & Pick<StoryText, 'author' | 'summary'>

/** What of a story can be found: its headline, its author and how its summary begins. */
export function nameWords({ title, author, summary }: Worded): string {
  return foldWords([title, author, summary?.slice(0, summaryLength)].filter(Boolean).join(' · '))
}

/** Sets the lines of some stories, in the transaction that is open; an undefined line goes. */
export async function writeLines(
  table: Table<WordChunk, number>,
  lines: Map<number, string | undefined>,
): Promise<void> {
  const chunkIds = [...new Set([...lines.keys()].map((id) => Math.floor(id / chunkSize)))]
  const chunks = await table.bulkGet(chunkIds)
  const split = new Map(
    chunkIds.map((id, index) => [
      id,
      chunks[index]?.lines.split('\n') ?? new Array<string>(chunkSize).fill(''),
    ]),
  )
  for (const [id, line = ''] of lines) {
    const own = split.get(Math.floor(id / chunkSize)) as string[]
    own[id % chunkSize] = line
  }
  await table.bulkPut([...split].map(([id, own]) => ({ id, lines: own.join('\n') })))
}

/** Stories that an older Fil stored get their words. */
export async function addWords(transaction: Transaction): Promise<void> {
  const [stories, texts, words] = ['stories', 'texts', 'words'].map((name) => transaction.table(name)) as [
    Table<StoryRow, number>,
    Table<StoryText, number>,
    Table<WordChunk, number>,
  ]
  for (let after = 0; ; ) {
    const rows = await stories.where(':id').above(after).limit(2_000).toArray()
    const last = rows.at(-1)
    if (!last) return
    const said = await texts.bulkGet(rows.map((row) => row.id))
    await writeLines(
      words,
      new Map(rows.map((row, index) => [row.id, nameWords({ ...said[index], ...row })])),
    )
    after = last.id
  }
}
