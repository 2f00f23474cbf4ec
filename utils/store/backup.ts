/** Writes all that is kept into one file: which tables, their rows as they are, and what says that the file is whole. */
import { isArticle, isForgotten, isNamed, isRule, isSource, isStory, isText } from './backup-rows.ts'
import { listSavedIds } from './counts.ts'
import { database } from './database.ts'
import { type Ground, mergeSources } from './merge.ts'
import { mergeRules } from './merge-rules.ts'
import { mergeSettings } from './merge-settings.ts'
import { mergeArticles, mergeForgotten, mergeStories, mergeTexts } from './merge-stories.ts'

export interface BackupTable {
  name: string
  /** Whether a row of a file may be kept here; what is not known of is kept as it is. */
  isRow: (row: object) => boolean
  merge: (rows: never[], ground: Ground) => Promise<void>
  /** Which rows are written, where it is not all of them; some may be no more. */
  listKeys?: () => Promise<number[]>
  /** So many rows are in memory at a time, where they are long. */
  atOnce?: number
}

/**
 * What a backup holds, in the order in which it is restored; `addMissing` merges tables whose rows stand on their own.
 * Of the articles it has those of saved stories, whose pages may be gone one day; the others are a request away, and
 * would make up most of the file. Icons are asked for anew; what can be undone, and the copies of former sources, stay
 * with the profile. Every row is plain JSON.
 */
export const backupTables: BackupTable[] = [
  { name: 'sources', isRow: isSource, merge: mergeSources },
  { name: 'rules', isRow: isRule, merge: mergeRules },
  { name: 'stories', isRow: isStory, merge: mergeStories },
  { name: 'texts', isRow: isText, merge: mergeTexts },
  { name: 'articles', isRow: isArticle, merge: mergeArticles, listKeys: listSavedIds, atOnce: 20 },
  { name: 'forgotten', isRow: isForgotten, merge: mergeForgotten },
  { name: 'settings', isRow: isNamed, merge: mergeSettings },
]

/** Raised when an older Fil would understand wrongly what a newer one writes; a further table is no such thing. */
export const backupVersion = 1

/** The last words of a file that is whole: how many rows each table has. */
export const endMark = 'end'

/** What is remembered of this machine's clock, of the pages that are kept on it and of what their sites allow. */
const ofThisMachine = new Set<unknown>(['swept', 'keeping', 'robots'])

/** Rows at a time: few enough that no more of them are in memory twice. */
const sliceLength = 1_000

/** In characters, each of them: Fil's own are shorter. One that nobody would read back would cost the whole file. */
export const longestLine = 8_000_000

/** Lines of JSON: a header, the rows of one moment, and their counts. Compressed with gzip. */
export async function writeBackup(now: number): Promise<Blob> {
  const lines = await database.transaction('r', database.tables, () => readLines(now))
  const packed = new Blob(lines).stream().pipeThrough(new CompressionStream('gzip'))
  return new Response(packed, { headers: { 'content-type': 'application/gzip' } }).blob()
}

async function readLines(now: number): Promise<Blob[]> {
  const parts = [new Blob([`${JSON.stringify({ fil: 'backup', version: backupVersion, madeAt: now })}\n`])]
  const counts: Record<string, number> = {}
  for (const { name, listKeys, atOnce = sliceLength } of backupTables) {
    const table = database.table<object, unknown>(name)
    const all = await (listKeys?.() ?? table.toCollection().primaryKeys())
    const keys = all.filter((key) => !ofThisMachine.has(key))
    counts[name] = 0
    for (let from = 0; from < keys.length; from += atOnce) {
      const rows = (await table.bulkGet(keys.slice(from, from + atOnce))).filter((row) => row !== undefined)
      const lines = rows.map((row) => `${JSON.stringify([name, row])}\n`)
      const readable = lines.filter(({ length }) => length <= longestLine)
      counts[name] += readable.length
      parts.push(new Blob(readable))
    }
  }
  return [...parts, new Blob([`${JSON.stringify([endMark, counts])}\n`])]
}
