/** What a reader does with rules: tried out, made, changed, removed; written at once, then the worker applies them. */
import { browser } from 'wxt/browser'
import type { StoryRow } from './model.ts'
import type { Rule, RuleDraft, RuleFault } from './rule.ts'
import { applyRules, keepRule as keep, readWeek, tryRule, type WeekStory } from './ruling.ts'
import { findFault } from './sift/filter.ts'
import { letStoryBack } from './store/aside.ts'
import { removeRule as remove } from './store/rules.ts'
import { askWorker } from './worker.ts'

/** What a rule would have caught of the last week. */
export interface Preview {
  caught: StoryRow[]
  /** Of so many stories. */
  total: number
  /** Its pattern took too long. */
  isSlow: boolean
}

/** The words of a busy week are made comparable a few at a time: all in one go would hold the page up. */
const foldedAtOnce = 500

/** What is wrong with a draft; undefined where it can be kept. */
export function checkRule(draft: RuleDraft): RuleFault | undefined {
  return findFault(draft, Date.now())
}

/** Reads the last week, to try rules out on it. */
export async function openWeek(): Promise<(draft: RuleDraft, ruleId?: number) => Preview> {
  const week: WeekStory[] = await readWeek(Date.now())
  for (let from = 0; from < week.length; from += foldedAtOnce) {
    tryRule({ kind: 'mute', means: 'words', text: '0' }, week.slice(from, from + foldedAtOnce))
    await new Promise((resolve) => setTimeout(resolve))
  }
  return (draft, ruleId) => {
    const { caught, isSlow } = tryRule(draft, week, ruleId)
    return { caught: caught.map(({ row }) => row), total: week.length, isSlow }
  }
}

/** Keeps a new rule, or what that one is from now on; what is stored meets it soon after. */
export async function keepRule(draft: RuleDraft, id?: number): Promise<void> {
  await keep(draft, Date.now(), id)
  void applyInWorker()
}

/** What it muted is listed again. Returns what takes that back. */
export function removeRule(rule: Rule): () => Promise<void> {
  const { id, changedAt: _changed, isApplied: _applied, slowAt: _slow, ...draft } = rule
  const removing = remove(id)
  void removing.then(applyInWorker)
  return async () => {
    await keep(draft, Date.now(), id, await removing)
    void applyInWorker()
  }
}

/** Lets one muted story back into the list. */
export async function letBack(storyId: number): Promise<void> {
  await letStoryBack(storyId)
  await askWorker({ kind: 'repaint' })
}

/** Asks for leave to show notifications. Must be called from a click, before anything is awaited. */
export function askToNotify(): Promise<boolean> {
  return browser.permissions.request({ permissions: ['notifications'] })
}

/** Whether the reader has given that leave, which can be taken back in the browser's own settings. */
export function mayNotify(): Promise<boolean> {
  return browser.permissions.contains({ permissions: ['notifications'] })
}

/** In the worker, which goes on when the page is closed in the middle. */
async function applyInWorker(): Promise<void> {
  if (await askWorker({ kind: 'rules' })) return
  await applyRules(Date.now()).catch((error) => console.error('The rules could not be applied', error))
  await askWorker({ kind: 'repaint' })
}
