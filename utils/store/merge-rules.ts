/** Joins the rules of a backup with those that are there, and puts the stories they rule under the rules of here. */
import type { StoryRow } from '../model.ts'
import type { Rule } from '../rule.ts'
import { isAside, letBack } from './aside.ts'
import { database } from './database.ts'
import { type Ground, type RuleIds, spellFolder } from './merge.ts'

/** A rule that does the same is the same; one about a source that was followed no more there is left out. */
export async function mergeRules(rows: Rule[], ground: Ground): Promise<void> {
  const { sourceIds, ruleIds, isEmpty } = ground
  const own = new Map((await database.rules.toArray()).map((rule) => [nameRule(rule), rule.id]))
  for (const { id, isApplied, ...row } of rows) {
    const sourceId = row.sourceId === undefined ? undefined : sourceIds.get(row.sourceId)
    if (row.sourceId !== undefined && sourceId === undefined) continue
    const rule = {
      ...spellFolder(row, ground),
      ...(sourceId !== undefined && { sourceId }),
      ...(isEmpty && isApplied && { isApplied }),
    }
    const name = nameRule(rule)
    const here = own.get(name) ?? ((await database.rules.add(rule as Rule)) as number)
    own.set(name, here)
    if (row.kind === 'mute' || row.kind === 'highlight') ruleIds[row.kind].set(id, here)
  }
}

/** A story that no rule of here mutes stands in the list as it did before it was muted. */
export function moveUnderRules(row: StoryRow, ruleIds: RuleIds): StoryRow {
  const { highlightedBy: there, ...plain } = row
  const highlightedBy = there === undefined ? undefined : ruleIds.highlight.get(there)
  const lit: StoryRow = { ...plain, ...(highlightedBy !== undefined && { highlightedBy }) }
  if (!isAside(lit)) return lit
  const mutedBy = ruleIds.mute.get(lit.mutedBy)
  return mutedBy === undefined ? letBack(lit) : ({ ...lit, mutedBy } as StoryRow)
}

function nameRule(rule: Omit<Rule, 'id'>): string {
  const { kind, means, text, parts, sourceId, folder, untilAt } = rule
  return JSON.stringify([kind, means, text, parts, sourceId, folder, untilAt])
}
