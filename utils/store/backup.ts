/** Writes all that is kept into one file: which tables, their rows as they are, and what says that the file is whole. */
import { isForgotten, isNamed, isRule, isSource, isStory, isText } from './backup-rows.ts'
import { database } from './database.ts'
import {
  type Ground,
  mergeForgotten,
  mergeSettings,
  mergeSources,
  mergeStories,
  mergeTexts,
} from './merge.ts'
import { mergeRules } from './merge-rules.ts'

export interface BackupTable {
  name: string
  /** Whether a row of a file may be kept here; what is not known of is kept as it is. */
  isRow: (row: object) => boolean
  merge: (rows: never[], ground: Ground) => Promise<void>
}

/**
 * What a backup holds, in the order in which it is restored; `addMissing` merges tables whose rows stand on their own.
 * Icons are asked for anew; what can be undone, and the copies of former sources, stay with the profile. Every row is
 * plain JSON.
 */
export const backupTables: BackupTable[] = [
  { name: 'sources', isRow: isSource, merge: mergeSources },
  { name: 'rules', isRow: isRule, merge: mergeRules },
  { name: 'stories', isRow: isStory, merge: mergeStories },
  { name: 'texts', isRow: isText, merge: mergeTexts },
  { name: 'forgotten', isRow: isForgotten, merge: mergeForgotten },
  { name: 'settings', isRow: isNamed, merge: mergeSettings },
]

/** Raised when an older Fil would understand wrongly what a newer one writes; a further table is no such thing. */
export const backupVersion = 1

/** The last words of a file that is whole: how many rows each table has. */
export const endMark = 'end'

/** Settings that describe this machine's clock, and no other's. */
const ofThisMachine = new Set(['swept'])

/** Rows at a time: few enough that no more of them are in memory twice. */
const sliceLength = 1_000

/** Lines of JSON: a header, the rows of one moment, and their counts. Compressed with gzip. */
export async function writeBackup(now: number): Promise<Blob> {
  const lines = await database.transaction('r', database.tables, () => readLines(now))
  const packed = new Blob(lines).stream().pipeThrough(new CompressionStream('gzip'))
  return new Response(packed, { headers: { 'content-type': 'application/gzip' } }).blob()
}

async function readLines(now: number): Promise<Blob[]> {
  const parts = [new Blob([`${JSON.stringify({ fil: 'backup', version: backupVersion, madeAt: now })}\n`])]
  const counts: Record<string, number> = {}
  for (const { name } of backupTables) {
    const table = database.table<object, never>(name)
    const keys = (await table.toCollection().primaryKeys()).filter((key) => !ofThisMachine.has(key))
    counts[name] = keys.length
    for (let from = 0; from < keys.length; from += sliceLength) {
      const rows = await table.bulkGet(keys.slice(from, from + sliceLength))
      parts.push(new Blob(rows.map((row) => `${JSON.stringify([name, row])}\n`)))
    }
  }
  return [...parts, new Blob([`${JSON.stringify([endMark, counts])}\n`])]
}
