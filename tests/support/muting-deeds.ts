/** What a reader, their sources and their files may do about muted stories, in any order. */
import fc from 'fast-check'
import { expect } from 'vitest'
import type { BackupPlan } from '../../utils/exchange.ts'
import type { Mark, StoryRow } from '../../utils/model.ts'
import type { RuleDraft } from '../../utils/rule.ts'
import { applyRules, keepRule } from '../../utils/ruling.ts'
import { markStories, muteSource, undoLastAct } from '../../utils/store/acts.ts'
import { isAside, letStoryBack } from '../../utils/store/aside.ts'
import { writeBackup } from '../../utils/store/backup.ts'
import { keepCopy, listCopies } from '../../utils/store/copies.ts'
import { database } from '../../utils/store/database.ts'
import { endSources, reviveSources } from '../../utils/store/followed.ts'
import { mergeSources } from '../../utils/store/join.ts'
import { listRules, removeRule } from '../../utils/store/rules.ts'
import { findSource } from '../../utils/store/sources.ts'
import { sweep } from '../../utils/store/sweep.ts'
import { moveToZone } from '../../utils/store/zone.ts'
import { goBack, importEntries, planTransfer, restore, undoImport } from '../../utils/transfer.ts'
import { emptyStore, minute, now as start } from './fill-store.ts'
import { make, openRuledStore, poll, tell } from './ruled.ts'

const word = fc.constantFrom('coupe', 'foot', 'rugby', 'budget')
const key = fc.constantFrom('a', 'b', 'c', 'd', 'e')
const sourceId = fc.integer({ min: 1, max: 2 })
const nth = fc.nat(9)

const draft: fc.Arbitrary<RuleDraft> = fc
  .record({
    kind: fc.constantFrom<RuleDraft['kind']>('mute', 'mute', 'highlight', 'alert', 'save'),
    means: fc.constantFrom<RuleDraft['means']>('words', 'words', 'phrase', 'pattern'),
    text: word,
    sourceId: fc.option(sourceId, { nil: undefined }),
    folder: fc.option(fc.constant('Sport'), { nil: undefined, freq: 6 }),
    untilAt: fc.option(
      fc.integer({ min: 1, max: 60 }).map((hours) => start + hours * 60 * minute),
      { nil: undefined },
    ),
  })
  .map((fields) => JSON.parse(JSON.stringify(fields)) as RuleDraft)

export type Deed =
  | { kind: 'poll'; sourceId: number; told: { key: string; words: string[] }[] }
  | { kind: 'make'; draft: RuleDraft }
  | { kind: 'change'; nth: number; draft: RuleDraft }
  | { kind: 'mark'; nth: number; mark: Mark }
  | { kind: 'end' | 'revive' | 'snooze' | 'move'; sourceId: number }
  | { kind: 'remove' | 'let back' | 'import'; nth: number }
  | {
      kind:
        | 'undo'
        | 'back up'
        | 'restore'
        | 'start anew'
        | 'elsewhere'
        | 'copy'
        | 'go back'
        | 'join'
        | 'sweep'
        | 'wait'
    }

const of = <Kind extends string>(...kinds: Kind[]) => fc.constantFrom(...kinds)
const anyPoll = fc.record({
  kind: of('poll'),
  sourceId,
  told: fc.array(fc.record({ key, words: fc.array(word, { minLength: 1, maxLength: 2 }) }), {
    minLength: 1,
    maxLength: 4,
  }),
})
export const anyDeed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 5, arbitrary: anyPoll },
  { weight: 3, arbitrary: fc.record({ kind: of('make'), draft }) },
  { weight: 1, arbitrary: fc.record({ kind: of('change'), nth, draft }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: of('mark'), nth, mark: of<Mark>('read', 'unread', 'saved', 'unsaved') }),
  },
  { weight: 2, arbitrary: fc.record({ kind: of('end', 'revive', 'snooze', 'move'), sourceId }) },
  { weight: 3, arbitrary: fc.record({ kind: of('remove', 'let back', 'import'), nth }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: of(
        'undo',
        'back up',
        'restore',
        'start anew',
        'elsewhere',
        'copy',
        'go back',
        'join',
        'sweep',
        'wait',
      ),
    }),
  },
)

/** What one run remembers beside the store. */
export interface Run {
  now: number
  backup?: Blob
  /** Keys of stories that were saved once: those a rule may have passed by. */
  saved: Set<string>
}

async function plan(file: Blob): Promise<BackupPlan> {
  const planned = await planTransfer(file)
  if (!('restore' in planned)) throw new Error(JSON.stringify(planned))
  return planned.restore
}

const choose = <T>(all: T[], at: number): T | undefined => all[at % Math.max(all.length, 1)]
export const listStories = (): Promise<StoryRow[]> => database.stories.orderBy(':id').toArray()

/** As the actions do it, and the worker after them. */
export async function act(deed: Deed, run: Run): Promise<void> {
  const { now } = run
  switch (deed.kind) {
    case 'poll': {
      if (!(await findSource(deed.sourceId))) return
      const stories = deed.told.map(({ key, words }) =>
        tell(words.join(' '), { key, publishedAt: now - minute }),
      )
      return poll(deed.sourceId, stories, now)
    }
    case 'make':
      await keepRule(deed.draft, now)
      return applyRules(now)
    case 'change': {
      const rule = choose(await listRules(), deed.nth)
      if (rule) await keepRule(deed.draft, now, rule.id)
      return applyRules(now)
    }
    case 'remove': {
      const rule = choose(await listRules(), deed.nth)
      if (rule) await removeRule(rule.id)
      return applyRules(now)
    }
    case 'let back': {
      const row = choose((await listStories()).filter(isAside), deed.nth)
      return row && letStoryBack(row.id)
    }
    case 'mark': {
      const row = choose(await listStories(), deed.nth)
      if (row) await markStories([row.id], deed.mark, now)
      return
    }
    case 'undo':
      await undoLastAct()
      return
    case 'end':
      await endSources([deed.sourceId], now)
      return
    case 'revive':
      await reviveSources([deed.sourceId], now)
      return
    case 'snooze':
      return muteSource(deed.sourceId, now + 90 * minute, now)
    case 'move':
      return moveToZone(deed.sourceId, 'Asia/Tokyo', now)
    case 'import': {
      const urls = [`https://new${deed.nth}.example/feed`, 'https://s2.example/feed']
      const ids = await importEntries(
        urls.map((url) => ({ url, title: url })),
        true,
        now,
        'UTC',
      )
      return deed.nth % 2 === 0 ? undoImport(ids, now, now) : undefined
    }
    case 'back up':
      run.backup = await writeBackup(now)
      return
    case 'restore':
    case 'start anew':
    case 'elsewhere':
      if (run.backup && deed.kind === 'start anew') await emptyStore()
      if (run.backup && deed.kind === 'elsewhere') await openRuledStore()
      if (run.backup && deed.kind === 'elsewhere') await make({ text: 'foot' })
      if (run.backup) expect(await restore(await plan(run.backup), now)).not.toHaveProperty('fault')
      return
    case 'copy':
      return keepCopy('import', now)
    case 'go back': {
      const [copy] = await listCopies()
      if (copy) expect(await goBack(copy, now)).not.toHaveProperty('fault')
      return
    }
    case 'join':
      await mergeSources(1, 2)
      return applyRules(now)
    case 'sweep':
      await sweep(now, { days: 90, perSource: 4 })
      return
    case 'wait':
      run.now += 7 * 60 * minute
  }
}
