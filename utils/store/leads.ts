/** Reads the stories that may stand on top of the list. */
import { Dexie } from 'dexie'
import type { StoryRow } from '../model.ts'
import { database } from './database.ts'

interface Places {
  leadsOf: number[]
  newestOf: number[]
}

/** Of some sources the newest lead that is not older than `sinceAt`, of others the newest story. */
export async function readLeads({ leadsOf, newestOf }: Places, sinceAt: number): Promise<StoryRow[]> {
  const leads = leadsOf.map((id) =>
    newestFirst(id, sinceAt)
      .filter(({ lead }) => lead === 1)
      .first(),
  )
  const newest = newestOf.map((id) => newestFirst(id, Dexie.minKey).first())
  return (await Promise.all([...leads, ...newest])).filter((row) => row !== undefined)
}

function newestFirst(sourceId: number, from: unknown) {
  return database.stories
    .where('[sourceId+at]')
    .between([sourceId, from], [sourceId, Dexie.maxKey], true, true)
    .reverse()
}
