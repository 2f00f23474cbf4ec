/** Brings the reader's rules to bear: on what arrives, on what is stored of the last week, and, tried out, on nothing. */
import type { Change, Source, Story } from './model.ts'
import type { Fate, Rule, RuleDraft } from './rule.ts'
import { type Edit, judgeEdited, longestNewsMs } from './sift/edited.ts'
import { type Catcher, type Filter, openCatcher, openFilter } from './sift/filter.ts'
import { isAside } from './store/aside.ts'
import { writeTogether } from './store/database.ts'
import {
  applyToStored,
  listRuled,
  listRules,
  mayMute,
  noteApplied,
  keepRule as putRule,
  type Ruled,
  readRuled,
  readRules,
  readSince,
  switchOff,
} from './store/rules.ts'
import { listSources } from './store/sources.ts'

const day = 24 * 60 * 60_000

/** Rules are applied to what is stored of so long, which is what their preview shows. */
const lookBackMs = 7 * day
const clock = () => performance.now()

/** A story of the last week, and whose it is. */
export interface WeekStory extends Ruled {
  source: Source
}

let compiled: { written: string; filter: Filter } | undefined

/**
 * What becomes of the stories that are new in an answer, or edited; part of the transaction that keeps them. Of a source
 * that is new itself nothing is told: all that it has is new.
 */
export async function decideFates(
  changes: Change[],
  source: Source,
  now: number,
): Promise<Map<Story, Fate> | undefined> {
  if (changes.length === 0) return undefined
  const rules = await readRules()
  if (rules.length === 0) return undefined
  const filter = compile(rules)
  const fates = new Map<Story, Fate>()
  for (const change of changes) {
    if (change.kind !== 'new') continue
    const fate = filter.judge(change.story, source, now)
    const isNews = source.freshAt !== undefined && change.at > now - longestNewsMs
    if (fate.isTold && !isNews) delete fate.isTold
    fates.set(change.story, fate)
  }
  const edits = new Map(
    changes.flatMap((change) => (change.kind === 'edited' ? [[change.id, change.story]] : [])),
  )
  for (const ruled of await readRuled([...edits.keys()])) {
    const story = edits.get(ruled.row.id) as Story
    fates.set(story, judgeEdited(nameEdit(ruled, story), source, filter, now))
  }
  await switchOffSlow(filter.listSlow(), rules, now)
  return fates
}

/** What an answer does not tell stays as it was. */
function nameEdit({ row, told, formerTitles = [] }: Ruled, story: Story): Edit {
  return {
    row,
    after: { ...told, ...story },
    before: [told, ...formerTitles.map((title) => ({ ...told, title }))],
  }
}

/**
 * Keeps a new rule, or what one is from now on. Of what it did so far, or did before it was removed (`ruledBefore`), it
 * goes on doing what it still catches, however old that is; the last week it meets soon after.
 */
export function keepRule(
  draft: RuleDraft,
  now: number,
  id?: number,
  ruledBefore: number[] = [],
): Promise<void> {
  return writeTogether(async () => {
    const before = id === undefined ? [] : [...ruledBefore, ...(await listRuled(id))]
    await putRule(draft, now, id)
    if (id === undefined || before.length === 0) return
    const { caught } = tryRule(draft, await withSources(await readRuled(before)), id)
    await applyToStored(
      { ...draft, id, changedAt: now },
      caught.map(({ row }) => row.id),
    )
  })
}

/** Applies the rules that were made or changed to what is stored, each once. */
export async function applyRules(now: number): Promise<void> {
  const waiting = (await listRules()).filter(({ isApplied }) => !isApplied)
  if (waiting.length === 0) return
  const doesAnything = ({ kind, slowAt, untilAt = now + 1 }: Rule) =>
    (kind === 'mute' || kind === 'highlight') && slowAt === undefined && untilAt > now
  const week = waiting.some(doesAnything) ? await readWeek(now) : []
  for (const rule of waiting) {
    if (doesAnything(rule)) {
      const { caught, isSlow } = tryRule(rule, week, rule.id)
      if (isSlow) await switchOff([rule.id], now)
      else
        await applyToStored(
          rule,
          caught.map(({ row }) => row.id),
        )
    }
    await noteApplied(rule)
  }
}

/** Newest first. */
export async function readWeek(now: number): Promise<WeekStory[]> {
  return withSources(await readSince(now - lookBackMs))
}

async function withSources(all: Ruled[]): Promise<WeekStory[]> {
  const sources = new Map((await listSources()).map((source) => [source.id, source]))
  return all.flatMap((ruled) => {
    const source = sources.get(ruled.row.sourceId)
    return source ? [{ ...ruled, source }] : []
  })
}

/**
 * What a rule catches of these, which is what it does where they are what is stored. What others mute is not there for
 * it; what it mutes itself, as `ruleId`, is.
 */
export function tryRule(
  draft: RuleDraft,
  week: WeekStory[],
  ruleId?: number,
): { caught: WeekStory[]; isSlow: boolean } {
  const catches: Catcher = openCatcher(draft, clock)
  const caught: WeekStory[] = []
  for (const story of week) {
    const isThere = isAside(story.row)
      ? story.row.mutedBy === ruleId
      : draft.kind !== 'mute' || mayMute(story.row)
    if (!isThere) continue
    const isCaught = catches(story.told, story.source)
    if (isCaught === 'too-slow') return { caught, isSlow: true }
    if (isCaught) caught.push(story)
  }
  return { caught, isSlow: false }
}

/** Compiled anew only when they have changed. */
function compile(rules: Rule[]): Filter {
  const written = JSON.stringify(rules)
  if (compiled?.written !== written) compiled = { written, filter: openFilter(rules, clock) }
  return compiled.filter
}

async function switchOffSlow(ids: number[], rules: Rule[], now: number): Promise<void> {
  const isOn = new Set(rules.filter(({ slowAt }) => slowAt === undefined).map(({ id }) => id))
  await switchOff(
    ids.filter((id) => isOn.has(id)),
    now,
  )
}
