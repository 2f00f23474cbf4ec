/** Joins the settings of a backup with those that are there, as far as they are what they should be. */
import type { Settings } from '../settings.ts'
import { isAddress } from './backup-rows.ts'
import type { Setting } from './database.ts'
import { keepApart } from './join.ts'
import { addMissing, type Ground } from './merge.ts'
import { changeSettings } from './settings.ts'

/** The choices made there are taken over; whatever else is remembered here stays. What is not what it should be is left out. */
export async function mergeSettings(rows: Setting[], ground: Ground): Promise<void> {
  const chosen = rows.find(({ name }) => name === 'settings')?.value
  if (typeof chosen === 'object' && chosen !== null) await changeSettings(readChoices(chosen, ground))
  const others = rows.flatMap(({ name, value }) => {
    const read = Object.hasOwn(remembered, name) ? remembered[name]?.(value, ground) : value
    return name === 'settings' || read === undefined ? [] : [{ name, value: read }]
  })
  await addMissing('settings')(others, ground)
  const apart = rows.find(({ name }) => name === 'notDoubles')?.value
  for (const pair of readPairs(apart, ground)) await keepApart(pair)
}

/** What is remembered beside the choices, as it is to be read here; undefined where it is nothing. */
const remembered: Record<string, (value: unknown, ground: Ground) => unknown> = {
  // They describe another machine's clock, and the pages kept there.
  swept: () => undefined,
  keeping: () => undefined,
  robots: () => undefined,
  lookedAt: (value, { now }) => (Number.isFinite(value) ? Math.min(value as number, now) : undefined),
  waiting: (value) => (Array.isArray(value) && value.every(isWaiting) ? value : undefined),
  // Joined with those of here.
  notDoubles: () => undefined,
}

/** The pairs of sources that are kept apart there, as they are named here. */
function readPairs(value: unknown, { sourceIds }: Ground): string[] {
  const pairs = Array.isArray(value) ? value.map((pair) => String(pair).split(' ').map(Number)) : []
  const here = pairs.map((ids) => ids.flatMap((id) => sourceIds.get(id) ?? []))
  return here.filter(({ length }) => length === 2).map((ids) => ids.sort((a, b) => a - b).join(' '))
}

function isWaiting(value: unknown): boolean {
  const { address, since } = (value ?? {}) as Record<string, unknown>
  return isAddress(address) && Number.isFinite(since)
}

/** A choice that this Fil does not know, or would not know how to show, changes nothing. */
function readChoices(chosen: object, { spellFolder }: Ground): Partial<Settings> {
  const known = Object.entries(chosen).filter(
    ([name, value]) => Object.hasOwn(isChoice, name) && isChoice[name as keyof Settings](value),
  )
  const { folders, ...others }: Partial<Settings> = Object.fromEntries(known)
  return { ...others, ...(folders && { folders: [...new Set(folders.map(spellFolder))] }) }
}

type Check = (value: unknown) => boolean

const isSwitch: Check = (value) => typeof value === 'boolean'
const isMinute: Check = (value) =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) < 1440
const isOneOf =
  <Value>(...values: Value[]): Check =>
  (value) =>
    values.includes(value as Value)
const isListOfNames: Check = (value) =>
  Array.isArray(value) && value.every((name) => typeof name === 'string')
const isOpening = isOneOf<Settings['click']>('here', 'tab', 'background', 'reader')

const isChoice: Record<keyof Settings, Check> = {
  theme: isOneOf<Settings['theme']>('system', 'light', 'dark'),
  density: isOneOf<Settings['density']>('compact', 'normal', 'cosy'),
  textPercent: isOneOf<Settings['textPercent']>(90, 100, 115, 130),
  thumbnails: isOneOf<Settings['thumbnails']>('off', 'small'),
  badge: isOneOf<Settings['badge']>('unread', 'new', 'none'),
  click: isOpening,
  middleClick: isOpening,
  enter: isOpening,
  readByScroll: isSwitch,
  ages: isSwitch,
  notifies: isSwitch,
  folders: isListOfNames,
  quietFrom: isMinute,
  quietUntil: isMinute,
  articlePercent: isOneOf<Settings['articlePercent']>(90, 100, 115, 130, 150),
  articleFont: isOneOf<Settings['articleFont']>('plain', 'book'),
  articleSpacing: isOneOf<Settings['articleSpacing']>('close', 'normal', 'open'),
  articleWidth: isOneOf<Settings['articleWidth']>('narrow', 'normal', 'wide'),
  articlePaper: isOneOf<Settings['articlePaper']>('page', 'light', 'sepia', 'dark'),
  keepUnread: isOneOf<Settings['keepUnread']>(0, 10, 25, 50),
  articleImages: isSwitch,
  lead: isSwitch,
}
