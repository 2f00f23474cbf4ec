/** A thousand sources come and go in files like one: whole, and without a storm of checks. */
import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import type { BackupPlan, ImportPlan } from '../utils/exchange.ts'
import { writeBackup } from '../utils/store/backup.ts'
import { keepCopy, listCopies } from '../utils/store/copies.ts'
import { database } from '../utils/store/database.ts'
import { endSources } from '../utils/store/followed.ts'
import { keepRule, listRules } from '../utils/store/rules.ts'
import { findDueSources, listSourceIds } from '../utils/store/sources.ts'
import { goBack, importEntries, planTransfer, restore, undoImport } from '../utils/transfer.ts'
import { addPlainStories, day, emptyStore, minute, now, putSource } from './support/fill-store.ts'
import { readProfile } from './support/full-profile.ts'

const count = 1_000

beforeEach(async () => {
  await emptyStore()
  const take = await openList()
  await take()
})

async function openList(): Promise<() => Promise<number[]>> {
  const outlines = Array.from(
    { length: count },
    (_, nth) => `<outline xmlUrl="https://s${nth}.example/feed"/>`,
  )
  const plan = await planTransfer(new Blob([`<opml><body>${outlines.join('')}</body></opml>`]))
  const { fresh } = (plan as { import: ImportPlan }).import
  return () => importEntries(fresh, true, now, 'UTC')
}

async function backUp(): Promise<BackupPlan> {
  const plan = await planTransfer(await writeBackup(now))
  if (!('restore' in plan)) throw new Error(JSON.stringify(plan))
  return plan.restore
}

const countDue = async (at: number) => (await findDueSources(at)).length

test('a backup of them is restored where all of them are followed, and changes nothing', async () => {
  await addPlainStories(3)
  const plan = await backUp()
  const before = await readProfile()
  expect(await restore(plan, now)).toEqual({ sources: 0, stories: 0 })
  expect(await readProfile()).toEqual(before)
})

test('a backup whose sources stand in other folders and zones puts all of them there', async () => {
  await database.sources.toCollection().modify({ folder: 'A', timeZone: 'Asia/Tokyo', timeZoneChosen: true })
  const plan = await backUp()
  await database.sources.toCollection().modify({ folder: 'B', timeZone: 'UTC' })
  expect(await restore(plan, now)).toEqual({ sources: 0, stories: 0 })
  const sources = await database.sources.toArray()
  expect(new Set(sources.map(({ folder, timeZone }) => `${folder} ${timeZone}`))).toEqual(
    new Set(['A Asia/Tokyo']),
  )
})

test('a copy of them is gone back to, with many rules, where all of it is there', async () => {
  for (let nth = 0; nth < 200; nth += 1)
    await keepRule({ kind: 'mute', means: 'words', text: `word ${nth}` }, now)
  await keepCopy('import', now)
  const [copy] = await listCopies()
  await putSource(5_000)
  expect(await goBack({ id: copy?.id as number }, now)).toEqual({ sources: 0, stories: 0 })
  expect(await listRules()).toHaveLength(200)
})

test('let go and taken back by their list or by a backup, they are asked over ten minutes', async () => {
  const plan = await backUp()
  const take = async () => (await openList())()
  for (const bringBack of [take, () => restore(plan, now)]) {
    await endSources(await listSourceIds(), now)
    expect(await countDue(now + day)).toBe(0)
    await bringBack()
    expect([await countDue(now), await countDue(now + minute)]).toEqual([12, expect.any(Number)])
    expect(await countDue(now + minute)).toBeLessThanOrEqual(112)
    expect(await countDue(now + 10 * minute)).toBe(count)
  }
})

test('an import of them is undone where others are followed too', async () => {
  const ids = await listSourceIds()
  for (let id = 2_000; id < 2_200; id += 1) await putSource(id)
  await undoImport(ids, now, now)
  expect(await listSourceIds()).toHaveLength(200)
})
