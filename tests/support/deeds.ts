/** All that can happen to what is stored, in random order: polls, edits, marks, undoing, mutes, rules, sweeps, moves, ends. */
import { Dexie } from 'dexie'
import fc from 'fast-check'
import type { Mark, Source, Story } from '../../utils/model.ts'
import { applyRules, decideFates } from '../../utils/ruling.ts'
import { sift } from '../../utils/sift/sift.ts'
import { markStories, muteSource, undoLastAct } from '../../utils/store/acts.ts'
import { writeTogether } from '../../utils/store/database.ts'
import { endSources, reviveSources } from '../../utils/store/followed.ts'
import { mergeSources } from '../../utils/store/join.ts'
import { findKnown } from '../../utils/store/known.ts'
import { keepRule, listRules, removeRule } from '../../utils/store/rules.ts'
import { changeSource, findSource, removeSource } from '../../utils/store/sources.ts'
import { writeChanges } from '../../utils/store/stories.ts'
import { sweep } from '../../utils/store/sweep.ts'
import { moveToZone } from '../../utils/store/zone.ts'
import { day, minute, now, putSource } from './fill-store.ts'

/** The zones that sources are moved between. */
const zones = ['Africa/Casablanca', 'Asia/Tokyo', 'America/New_York'] as const

export interface Deed {
  kind: keyof typeof deeds
  sourceId: number
  /** What it is done to or with; the same numbers mean the same stories. */
  numbers: number[]
  mark: Mark
  isOn: boolean
}

/** Given the moment at which it is done. */
const deeds = {
  poll: ({ sourceId, numbers }: Deed, at: number) => poll(sourceId, numbers.map(tellStory), at),
  edit: ({ sourceId, numbers }: Deed, at: number) =>
    poll(
      sourceId,
      numbers.map((number) => ({ ...tellStory(number), title: `Edited at ${at}` })),
      at,
    ),
  mark: ({ numbers, mark }: Deed, at: number) => markStories(numbers, mark, at),
  undo: () => undoLastAct(),
  mute: ({ sourceId, numbers }: Deed, at: number) =>
    muteSource(sourceId, at + (numbers[0] ?? 0) * minute, at),
  uncount: ({ sourceId, isOn }: Deed) => changeSource(sourceId, { uncounted: isOn || undefined }),
  move: ({ sourceId, numbers }: Deed, at: number) =>
    moveToZone(sourceId, zones[numbers.length % 3] as string, at),
  sweep: ({ numbers }: Deed, at: number) => sweep(at, { days: 30, perSource: 5 + numbers.length }),
  unfollow: ({ sourceId }: Deed) => removeSource(sourceId),
  rule: ({ numbers, isOn, sourceId }: Deed, at: number) => makeRule(numbers, isOn, sourceId, at),
  unrule: (_: Deed, at: number) => endRule(at),
  letGo: ({ sourceId }: Deed, at: number) => endSources([sourceId], at),
  takeBack: ({ sourceId }: Deed, at: number) => reviveSources([sourceId], at),
  merge: ({ sourceId, numbers }: Deed) => mergeSources(sourceId, 1 + ((numbers[0] ?? 0) % 4)),
  anotherPage: ({ numbers, isOn }: Deed) => writeElsewhere(numbers, isOn),
}

const anyNumbers = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 15 })

export const anyDeed: fc.Arbitrary<Deed> = fc.record({
  kind: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom<Deed['kind']>('poll', 'mark') },
    { weight: 4, arbitrary: fc.constantFrom(...(Object.keys(deeds) as Deed['kind'][])) },
  ),
  sourceId: fc.integer({ min: 1, max: 4 }),
  numbers: anyNumbers,
  mark: fc.constantFrom<Mark>('read', 'unread', 'saved', 'unsaved'),
  isOn: fc.boolean(),
})

export async function doDeed(deed: Deed, at: number): Promise<void> {
  await deeds[deed.kind](deed, at)
}

/** Stories of a few days around midnights, some of them at one moment, some a year old. */
function tellStory(number: number): Story {
  const ago = number % 10 === 0 ? 365 * day : ((number * 7) % 13) * 9 * 60 * minute
  return {
    key: `key ${number}`,
    title: `Story ${number}`,
    ...(number % 4 > 0 && { publishedAt: now - ago }),
    ...(number % 3 === 0 && { isLocal: true as const }),
  }
}

/** As a check of the source commits it; one that is followed no more is followed anew. */
export async function poll(sourceId: number, stories: Story[], at: number): Promise<void> {
  await writeTogether(async () => {
    if (!(await findSource(sourceId))) await putSource(sourceId, folderOf(sourceId))
    const changes = sift(stories, await findKnown(sourceId, stories), at)
    const source = (await findSource(sourceId)) as Source
    await writeChanges(sourceId, changes, at, await decideFates(changes, source, at))
  })
}

function folderOf(sourceId: number): Pick<Source, 'folder'> {
  return sourceId % 2 === 0 ? { folder: 'Even' } : {}
}

/** Mutes or highlights some stories, of one source where that is the first, for some minutes. */
async function makeRule(numbers: number[], isMuting: boolean, sourceId: number, at: number): Promise<void> {
  const [first = 1] = numbers
  await keepRule(
    {
      kind: isMuting ? 'mute' : 'highlight',
      means: 'words',
      text: numbers.map((number) => `Story ${number}`).join(', '),
      ...(first % 3 === 0 && { sourceId }),
      ...(first % 2 === 0 && { untilAt: at + first * minute }),
    },
    at,
  )
  await applyRules(at)
}

async function endRule(at: number): Promise<void> {
  const [rule] = await listRules()
  if (rule) await removeRule(rule.id)
  await applyRules(at)
}

/** Reads or forgets some stories over a connection of its own. */
async function writeElsewhere(ids: number[], isForgotten: boolean): Promise<void> {
  const page = await new Dexie('fil').open()
  const stories = page.table('stories')
  if (isForgotten) await stories.bulkDelete(ids.slice(0, 2))
  else {
    const listed = stories.where(':id').anyOf(ids)
    await listed.and((row) => row.at !== undefined).modify({ unread: 1, title: 'Written elsewhere' })
  }
  page.close()
}
