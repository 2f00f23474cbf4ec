/** Breaks each invariant by hand in a store that was filled by the product, and sees that the breach is reported. */
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { StoryRow } from '../../utils/model.ts'
import { markStories } from '../../utils/store/acts.ts'
import { database } from '../../utils/store/database.ts'
import { askAllSources } from '../../utils/store/sources.ts'
import { checkInvariants, type Evidence } from '../support/invariants.ts'
import { day, followOutlet, passTime, press, readEvidence, readRows, runRound, setStage } from './stage.ts'

setStage()

let before: StoryRow[]
/** The first is read, the second saved, the third kept unread; the fourth was never touched. */
let [read, saved, kept, plain] = [] as unknown as [StoryRow, StoryRow, StoryRow, StoryRow]

beforeEach(async () => {
  await followOutlet('cimes')
  await followOutlet('salt-wind')
  const ids = (await readRows()).map(({ id }) => id)
  await markStories([ids[0] as number, ids[2] as number], 'read', Date.now())
  await markStories([ids[1] as number], 'saved', Date.now())
  await markStories([ids[2] as number], 'unread', Date.now())
  passTime(day)
  await askAllSources(Date.now())
  await runRound()
  before = await readRows()
  ;[read, saved, kept, plain] = before as [StoryRow, StoryRow, StoryRow, StoryRow]
  expect(press().log.filter(({ status }) => status === 304)).toHaveLength(2)
  expect(checkInvariants(await readEvidence(before))).toEqual([])
})

// What was broken by hand is no breach of the product's.
afterEach(async () => {
  vi.restoreAllMocks()
  await database.delete()
  await database.open()
})

const change = ({ id }: StoryRow, fields: object) => database.stories.update(id, fields)
const drop = ({ id }: StoryRow) => Promise.all([database.stories.delete(id), database.texts.delete(id)])
const forget = async (row: StoryRow) => {
  await drop(row)
  await database.forgotten.put({ sourceId: row.sourceId, key: row.key, url: row.url as string })
}
const without = (name: string) => (row: StoryRow & Record<string, unknown>) => void delete row[name]
const clear = ({ id }: StoryRow, name: string) =>
  database.stories
    .where('id')
    .equals(id)
    .modify(without(name) as never)

const byHand: [string, string, () => Promise<unknown>][] = [
  ['I1 a story that was vouched for', `I1 source 1 lost`, () => drop(plain)],
  ['I1 a text whose story is gone', 'I1 text', () => database.stories.delete(plain.id)],
  ['I1 a source that is gone', 'I1 source 1 is gone', () => database.sources.delete(1)],
  ['I1 a young story that was forgotten', 'was forgotten before its time', () => forget(plain)],
  ['I1 a saved story that was forgotten', 'was to be kept, and was forgotten', () => forget(saved)],
  ['I1 a story kept unread that was forgotten', 'was to be kept, and was forgotten', () => forget(kept)],
  [
    'I2 a story that is there twice',
    'I2 twice',
    () => database.stories.add({ ...plain, id: 9999, key: 'another' }),
  ],
  [
    'I2 a story that is both there and forgotten',
    'I2 twice',
    () => database.forgotten.put({ sourceId: plain.sourceId, key: plain.key }),
  ],
  ['I3 a read story that is unread again', 'was read and is not', () => change(read, { unread: 1 })],
  ['I3 an unread story that is read', 'was unread and is not', () => clear(plain, 'unread')],
  ['I3 a saved story that is saved no more', 'was saved and is not', () => clear(saved, 'saved')],
  ['I3 a story that nobody saved', 'was unsaved and is not', () => change(plain, { saved: 1 })],
  ['I3 a story that is kept unread no more', 'was kept unread and is not', () => clear(kept, 'pinned')],
  [
    'I6 a source that failed and says nothing',
    'names no trouble',
    () => database.sources.update(1, { failures: 2 }),
  ],
  [
    'I6 a source that is asked no more',
    'is asked no more',
    () => database.sources.update(1, { nextCheckAt: undefined as never }),
  ],
  [
    'I6 a source that is asked next week',
    'is asked only in 7 days',
    () => database.sources.update(1, { nextCheckAt: Date.now() + 7 * day }),
  ],
]

test.each(byHand)('%s is reported', async (_name, breach, breakIt) => {
  await breakIt()
  expect(checkInvariants(await readEvidence(before)).join('\n')).toContain(breach)
})

test.each(byHand.filter(([name]) => /^I3 (?!.*kept unread)/.test(name)))(
  '%s is reported also where nobody looked before',
  async (_name, _breach, breakIt) => {
    await breakIt()
    expect(checkInvariants(await readEvidence()).join('\n')).toMatch(/^I3 .* unasked$/)
  },
)

describe('I4', () => {
  test('an index that counts one too many is reported', async () => {
    const { getAllKeys } = IDBIndex.prototype
    vi.spyOn(IDBIndex.prototype, 'getAllKeys').mockImplementation(function (this: IDBIndex, ...given) {
      const request = getAllKeys.apply(this, given as never)
      if (this.name === '[unread+at]') request.addEventListener('success', () => request.result.pop())
      return request
    })
    expect(checkInvariants(await readEvidence(before)).join('\n')).toContain('I4 the index counts')
  })

  test('a toolbar that counts a muted source is reported', async () => {
    const told = (await readEvidence()).told
    await database.sources.update(1, { mutedUntilAt: Date.now() + day })
    expect(checkInvariants(await readEvidence(before))).toEqual([])
    const breaches = checkInvariants({ ...(await readEvidence(before)), told } as Evidence)
    expect(breaches.join('\n')).toMatch(/^I4 the toolbar tells of/)
  })
})

test('I5 a source that is asked while it is asked is reported', async () => {
  const evidence = await readEvidence(before)
  const [first] = evidence.log
  const log = [...evidence.log, { ...first, at: first?.at as number }]
  expect(checkInvariants({ ...evidence, log } as Evidence)).toEqual([])
  const { endedAt: _, ...hanging } = first as NonNullable<typeof first>
  expect(checkInvariants({ ...evidence, log: [hanging, hanging] }).join('\n')).toContain('was busy')
})
