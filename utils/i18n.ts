/** The interface's words, times and counts in the reader's language. */
import { browser } from 'wxt/browser'
import type messages from '../public/_locales/en/messages.json'

type MessageName = keyof typeof messages

/** Names of messages that have a form for each plural category: `unread_one`, `unread_other` … are `unread`. */
export type CountedName = MessageName extends infer Name
  ? Name extends `${infer Base}_other`
    ? Base
    : never
  : never

/** The message in the interface's language, `$1`, `$2` … filled in. */
export function say(name: MessageName, ...values: (string | number)[]): string {
  return getMessage(name, values)
}

/** The message in the plural form that its language has for `count`, which fills `$1`. */
export function sayCount(name: CountedName, count: number, ...values: (string | number)[]): string {
  const all = [formatCount(count), ...values]
  return getMessage(`${name}_${pluralRules().select(count)}`, all) || getMessage(`${name}_other`, all)
}

/** Left to right or right to left, as the interface's language is written. */
export function readDirection(): 'ltr' | 'rtl' {
  return browser.i18n.getMessage('@@bidi_dir') === 'rtl' ? 'rtl' : 'ltr'
}

/**
 * The locale for times and numbers. Arabic without a region gets the digits that its headlines are written in
 * today, 0–9; a region that writes its own digits keeps them.
 */
export function readLocale(): string {
  const language = browser.i18n.getUILanguage().replace('_', '-')
  return language === 'ar' ? 'ar-u-nu-latn' : language
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

/** Everything that is known of an instant, for a tooltip. */
export function formatMoment(at: number): string {
  return momentFormat().format(at)
}

export function formatCount(count: number): string {
  return countFormat().format(count)
}

const pluralRules = once(() => new Intl.PluralRules(browser.i18n.getUILanguage().replace('_', '-')))
const clockFormat = once(() => new Intl.DateTimeFormat(readLocale(), { timeStyle: 'short' }))
const countFormat = once(() => new Intl.NumberFormat(readLocale()))
const dateFormat = once(
  () =>
    new Intl.DateTimeFormat(readLocale(), {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    }),
)
const momentFormat = once(
  () => new Intl.DateTimeFormat(readLocale(), { dateStyle: 'full', timeStyle: 'long' }),
)

function getMessage(name: string, values: (string | number)[]): string {
  const get = browser.i18n.getMessage as (name: string, values: string[]) => string
  return get(name, values.map(String))
}

/** Makes a thing when it is first needed and keeps it: formats are slow to build. */
function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
