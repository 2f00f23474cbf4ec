/** Makes rules and lets stories arrive under them, as short as a test can say it. */
import type { Story, StoryRow } from '../../utils/model.ts'
import type { RuleDraft } from '../../utils/rule.ts'
import { applyRules, decideFates } from '../../utils/ruling.ts'
import { sift } from '../../utils/sift/sift.ts'
import { isAside } from '../../utils/store/aside.ts'
import { database, writeTogether } from '../../utils/store/database.ts'
import { findKnown } from '../../utils/store/known.ts'
import { keepRule, listRules } from '../../utils/store/rules.ts'
import { findSource } from '../../utils/store/sources.ts'
import { writeChanges } from '../../utils/store/stories.ts'
import { day, emptyStore, minute, now, putSource } from './fill-store.ts'

/** A rule that mutes, unless told otherwise. */
export const draft = (fields: Partial<RuleDraft> = {}): RuleDraft => ({
  kind: 'mute',
  means: 'words',
  text: 'coupe',
  ...fields,
})

/** Two sources that have been checked before. */
export async function openRuledStore(): Promise<void> {
  await emptyStore()
  await putSource(1, { freshAt: now - day, language: 'fr' })
  await putSource(2, { freshAt: now - day, folder: 'Sport' })
}

/** As a check of the source commits it. */
export async function poll(sourceId: number, stories: Story[], at = now): Promise<void> {
  await writeTogether(async () => {
    const source = await findSource(sourceId)
    if (!source) throw new Error('no such source')
    const changes = sift(stories, await findKnown(sourceId, stories), at)
    await writeChanges(sourceId, changes, at, await decideFates(changes, source, at))
  })
}

export const tell = (title: string, fields: Partial<Story> = {}): Story => ({
  key: title,
  title,
  publishedAt: now - minute,
  ...fields,
})
export const make = async (fields: Partial<RuleDraft> = {}, at = now) => {
  await keepRule(draft(fields), at)
  await applyRules(at)
  return (await listRules()).at(-1)?.id as number
}
export const findRow = async (title: string) =>
  (await database.stories.toArray()).find((row) => row.title === title) as StoryRow
export const listTitles = async (isListed: (row: StoryRow) => boolean = (row) => !isAside(row)) =>
  (await database.stories.toArray()).filter(isListed).map(({ title }) => title)
