/** The interface's words, times and counts in the reader's language. */
import { browser } from 'wxt/browser'
import type messages from '../public/_locales/en/messages.json'

export type MessageName = keyof typeof messages

/** Names of messages that have a form for each plural category: `unread_one`, `unread_other` … are `unread`. */
export type CountedName = MessageName extends infer Name
  ? Name extends `${infer Base}_other`
    ? Base
    : never
  : never

/** The message in the interface's language, `$1`, `$2` … filled in. */
export function say(name: MessageName, ...values: (string | number)[]): string {
  return getMessage(name, values.map(String))
}

/** Foreign words within a sentence, in a direction of their own, so that neither reorders (FSI … PDI, UAX 9). */
export function isolate(words: string): string {
  return `\u2068${words}\u2069`
}

/** The message in the plural form that its language has for `count`, which fills `$1`. */
export function sayCount(name: CountedName, count: number): string {
  const values = [formatCount(count)]
  return getMessage(`${name}_${pluralRules().select(count)}`, values) || getMessage(`${name}_other`, values)
}

/** The language of the words: that of the messages that the browser chose, which need not be the browser's own. */
export function readLanguage(): string {
  return getMessage('locale', [])
}

/** Left to right or right to left, as the words are written. */
export function readDirection(): 'ltr' | 'rtl' {
  return readLanguage() === 'ar' ? 'rtl' : 'ltr'
}

/**
 * The locale for times and numbers: the words' language, with the region's habits where the browser speaks it too.
 * Arabic without a region gets the digits that its headlines are written in today, 0–9.
 */
function readLocale(): string {
  const own = browser.i18n.getUILanguage().replace('_', '-')
  const language = readLanguage()
  if (own === 'ar' && language === 'ar') return 'ar-u-nu-latn'
  return own.split('-')[0] === language ? own : language
}

/** The clock time of an instant, in the reader's zone and in the reader's 12 or 24 hours. */
export function formatTime(at: number): string {
  return clockFormat().format(at)
}

/** Whether clock times are followed by "am" or "pm", and so need more room. */
export function hasTwelveHours(): boolean {
  return clockFormat().resolvedOptions().hour12 === true
}

/** Weekday, day, month and year of an instant, in the reader's zone. */
export function formatDate(at: number): string {
  return dateFormat().format(at)
}

/** Weekday and clock time of an instant within a few days, in the reader's zone. */
export function formatDayAndTime(at: number): string {
  return nearFormat().format(at)
}

/** Everything that is known of an instant, for a tooltip. */
export function formatMoment(at: number): string {
  return momentFormat().format(at)
}

/** The same on the clocks of another zone, named; undefined where they show the same time. */
export function formatMomentIn(at: number, timeZone: string): string | undefined {
  const there = findZoneFormat(timeZone)?.format(at)
  const isAsHere = there === findZoneFormat(undefined)?.format(at)
  return there === undefined || isAsHere ? undefined : `${there} (${timeZone})`
}

/** How long ago in the newest hour, such as "5 min"; the clock time before that. */
export function formatAge(at: number, now: number): string {
  const minutes = Math.floor(Math.max(now - at, 0) / 60_000)
  return minutes < 60 ? ageFormat().format(minutes) : formatTime(at)
}

export function formatCount(count: number): string {
  return countFormat().format(count)
}

/** How long lies between two checks: "15 minutes", "3 hours". */
export function formatPace(minutes: number): string {
  const isWhole = minutes % 60 === 0
  const unit = isWhole ? 'hour' : 'minute'
  const format = new Intl.NumberFormat(readLocale(), { style: 'unit', unit, unitDisplay: 'long' })
  return format.format(isWhole ? minutes / 60 : minutes)
}

/** A size on the disk, in megabytes. */
export function formatBytes(bytes: number): string {
  return sizeFormat().format(bytes / 1_000_000)
}

/** Makes what rows of the list are written with, which takes longer than writing them. */
export function warmUp(): void {
  clockFormat().format(0)
  countFormat().format(0)
}

const pluralRules = once(() => new Intl.PluralRules(readLanguage()))
const clockFormat = once(() => new Intl.DateTimeFormat(readLocale(), { timeStyle: 'short' }))
const ageFormat = once(
  () => new Intl.NumberFormat(readLocale(), { style: 'unit', unit: 'minute', unitDisplay: 'short' }),
)
const zoneFormats = new Map<string | undefined, Intl.DateTimeFormat>()
const countFormat = once(() => new Intl.NumberFormat(readLocale()))
const sizeFormat = once(
  () => new Intl.NumberFormat(readLocale(), { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 }),
)
const dateFormat = once(
  () =>
    new Intl.DateTimeFormat(readLocale(), {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    }),
)
const nearFormat = once(
  () => new Intl.DateTimeFormat(readLocale(), { weekday: 'long', hour: 'numeric', minute: 'numeric' }),
)
const momentFormat = once(
  () => new Intl.DateTimeFormat(readLocale(), { dateStyle: 'full', timeStyle: 'long' }),
)

/** Of the reader's own zone where none is named. */
function findZoneFormat(timeZone: string | undefined): Intl.DateTimeFormat | undefined {
  const known = zoneFormats.get(timeZone)
  if (known) return known
  try {
    const format = new Intl.DateTimeFormat(readLocale(), {
      weekday: 'short',
      hour: 'numeric',
      minute: 'numeric',
      timeZone,
    })
    zoneFormats.set(timeZone, format)
    return format
  } catch {
    return undefined
  }
}

function getMessage(name: string, values: string[]): string {
  const get = browser.i18n.getMessage as (name: string, values: string[]) => string
  return get(name, values)
}

/** Makes a thing when it is first needed and keeps it: formats are slow to build. */
function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
