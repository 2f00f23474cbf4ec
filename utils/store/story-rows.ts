/** The rows of one source, and taking stories away with all that is kept of them. */
import { Dexie } from 'dexie'
import { database } from './database.ts'
import { dropWords } from './search.ts'

/** Those that a rule mutes among them, in the order of their keys. */
export function rowsOfSource(id: number) {
  return database.stories.where('[sourceId+key]').between([id, Dexie.minKey], [id, Dexie.maxKey])
}

export function namesOfSource(id: number) {
  return database.forgotten.where('[sourceId+key]').between([id, Dexie.minKey], [id, Dexie.maxKey])
}

/** Part of the transaction that is open. */
export async function deleteStories(ids: number[]): Promise<void> {
  await deleteRows(ids)
  await dropWords(ids)
}

/** The same but for their words, which have to be written anew and so find no place on a full disk. */
export async function deleteRows(ids: number[]): Promise<void> {
  await database.texts.bulkDelete(ids)
  await database.articles.bulkDelete(ids)
  await database.stories.bulkDelete(ids)
}
