/** The demo: a few sources whose stories are made here, so that the list can be tried without a network. */
import type { Change } from '../model.ts'
import { demoAddress, isDemo } from '../site.ts'
import { writeTogether } from './database.ts'
import { addSource, findSourceByUrl, listSources, removeSource } from './sources.ts'
import { writeChanges } from './stories.ts'

export interface DemoSource {
  title: string
  headlines: string[]
  /** What each of its stories says. */
  text: string
}

const minute = 60_000

/** Without a next check they are never due. Of a demo that is there already nothing is doubled. */
export function addDemo(sources: DemoSource[], folder: string, homeUrl: string, now: number): Promise<void> {
  return writeTogether(async () => {
    for (const [index, { title, headlines, text }] of sources.entries()) {
      const url = `${demoAddress}${index + 1}`
      if (await findSourceByUrl(url)) continue
      const source = await addSource({
        url,
        kind: 'feed',
        title,
        homeUrl,
        timeZone: Temporal.Now.timeZoneId(),
        addedAt: now,
        validators: {},
        failures: 0,
        folder,
      })
      const changes: Change[] = headlines.map((headline, nth) => ({
        kind: 'new',
        story: { key: `demo ${nth}`, title: headline, summary: text },
        // As a morning's news come in: some today, one or two yesterday.
        at: now - (4 + index * 7 + nth * nth * 90) * minute,
      }))
      await writeChanges(source.id, changes, now)
    }
  })
}

export async function removeDemo(): Promise<void> {
  for (const source of await listSources()) if (isDemo(source)) await removeSource(source.id)
}
