/** What stands in the form of a rule, and the rule that it makes. */
import type { Rule, RuleDraft } from '../utils/rule.ts'
import { pickWords } from './rule-words.ts'

/** As the controls hold it. */
export interface Fields {
  kind: RuleDraft['kind']
  means: RuleDraft['means']
  text: string
  parts: boolean
  /** `source 3`, `folder Sport`, or nothing for everywhere. */
  where: string
  /** The last day, such as 2026-07-20; nothing for always. */
  lastDay: string
}

export const emptyFields: Fields = {
  kind: 'mute',
  means: 'words',
  text: '',
  parts: false,
  where: '',
  lastDay: '',
}

/** It ends with its last day, in the reader's zone. */
export function readFields(
  { kind, means, text, parts, where, lastDay }: Fields,
  timeZone: string,
): RuleDraft {
  const [, place, name = ''] = /^(source|folder) (.*)$/su.exec(where) ?? []
  return {
    kind,
    means,
    text: means === 'any' ? '' : text.trim(),
    ...(parts && means === 'words' && { parts: true as const }),
    ...(place === 'source' && { sourceId: Number(name) }),
    ...(place === 'folder' && { folder: name }),
    ...(lastDay !== '' && { untilAt: endDay(lastDay, timeZone) }),
  }
}

export function fillFields(rule: Rule, timeZone: string): Fields {
  const { kind, means, text, parts = false, sourceId, folder, untilAt } = rule
  const where = sourceId !== undefined ? `source ${sourceId}` : folder !== undefined ? `folder ${folder}` : ''
  return { kind, means, text, parts, where, lastDay: untilAt === undefined ? '' : nameDay(untilAt, timeZone) }
}

/** What a story's menu hands over in the address of the options page. */
export interface Asked {
  headline: string
  sourceId: number
}

export function writeAsked({ headline, sourceId }: Asked): string {
  return `#rule=${sourceId}&${encodeURIComponent(headline)}`
}

export function readAsked(hash: string): Asked | undefined {
  const [, sourceId, headline] = /^#rule=(\d+)&(.+)$/.exec(hash) ?? []
  try {
    return headline ? { sourceId: Number(sourceId), headline: decodeURIComponent(headline) } : undefined
  } catch {
    return undefined
  }
}

export function fillFromHeadline({ headline }: Asked): Fields {
  return { ...emptyFields, text: pickWords(headline).join(' ') }
}

function endDay(day: string, timeZone: string): number {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds
}

/** The day that a moment ends, or that it lies in. */
function nameDay(untilAt: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(untilAt - 1)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString()
}
