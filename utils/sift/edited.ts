/** Tells what the reader's rules make of a story whose words were edited: only what the edit itself changes (pure). */
import type { StoryRow } from '../model.ts'
import type { Aside, Fate } from '../rule.ts'
import type { Filter, Teller, Told } from './filter.ts'

export interface Edit {
  row: StoryRow & Partial<Aside>
  after: Told
  /** What it said before, the newest first. */
  before: [Told, ...Told[]]
}

/** Older news is no reason to call anybody. */
export const longestNewsMs = 24 * 60 * 60_000

/**
 * What a rule did that has ended stays. What stands in the list though its former words are muted was let back, and
 * stays as well. What was told, or saved, for its words once is so no second time, whatever became of it.
 */
export function judgeEdited({ row, after, before }: Edit, source: Teller, filter: Filter, now: number): Fate {
  const holds = (ruleId: number | undefined) => ruleId !== undefined && !filter.isActive(ruleId, now)
  const { mutedBy: wanted } = filter.judge(after, source, now)
  const isLetBack = wanted === filter.judge(before[0], source, now).mutedBy
  const newly = row.saved || row.unmuted || isLetBack ? undefined : wanted
  const mutedBy = row.mutedBy === undefined ? newly : holds(row.mutedBy) ? row.mutedBy : wanted
  if (mutedBy !== undefined) return { mutedBy }

  const { highlightedBy, isTold, isSaved } = filter.judge(after, source, now, 'unmuted')
  // What was muted until now was neither told nor saved.
  const former =
    row.mutedBy === undefined ? before.map((told) => filter.judge(told, source, now, 'unmuted')) : []
  const isNews = (row.mutedAt ?? row.at) > now - longestNewsMs
  const lit = holds(row.highlightedBy) ? row.highlightedBy : highlightedBy
  return {
    ...(lit !== undefined && { highlightedBy: lit }),
    ...(isTold && isNews && !row.told && !former.some((fate) => fate.isTold) && { isTold }),
    ...(isSaved && !former.some((fate) => fate.isSaved) && { isSaved }),
  }
}
