/** What names a folder, and is no source, follows it where it is spelled anew: rules, and the reader's order. */
import { openRespelling } from '../folder.ts'
import type { Source } from '../model.ts'
import { database } from './database.ts'
import { changeSettings, readSettings } from './settings.ts'
import { isFollowed } from './sources.ts'

/** For the transaction in which sources are moved to a folder: `before` is what was stored by then. */
export async function respellFolder(before: Source[], ids: number[], to: string): Promise<void> {
  const moved = before.filter(({ id }) => ids.includes(id))
  const left = before.filter((source) => isFollowed(source) && !ids.includes(source.id))
  const respell = openRespelling(
    moved.map(({ folder }) => folder),
    to,
    left.map(({ folder }) => folder),
  )
  await database.rules
    .filter(({ folder }) => folder !== undefined && respell(folder) !== folder)
    .modify((rule) => {
      rule.folder = respell(rule.folder as string)
    })
  const { folders } = await readSettings()
  const spelled = [...new Set(folders.map(respell))]
  if (folders.some((folder, nth) => folder !== spelled[nth])) await changeSettings({ folders: spelled })
}
