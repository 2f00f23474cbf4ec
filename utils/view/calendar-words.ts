/** Knows the words of dates, as the press of English, French and Arabic writes them, and that of one more language (pure). */
import { foldWords } from '../fold.ts'

/** The Arabic of the east, of Morocco, of Algeria and Tunis, and of the Levant name the months each in their own way. */
const written = ['en', 'fr', 'ar', 'ar-MA', 'ar-DZ', 'ar-LB']
const dayMs = 24 * 60 * 60_000

const known = new Map<string, Calendar>()

interface Calendar {
  formats: Intl.DateTimeFormat[]
  /** Every month and weekday, also shortened; folded. */
  words: Set<string>
}

/** `language` is BCP 47, and left out where the browser does not know it. */
export function openCalendar(language = ''): Calendar {
  const found = known.get(language)
  if (found) return found
  const locales = new Set([...written, ...(isKnown(language) ? [language] : [])])
  const formats = Array.from(locales).flatMap((locale) =>
    (['full', 'medium'] as const).map(
      (dateStyle) =>
        new Intl.DateTimeFormat(locale, {
          dateStyle,
          calendar: 'gregory',
          numberingSystem: 'latn',
          timeZone: 'UTC',
        }),
    ),
  )
  const months = Array.from({ length: 12 }, (_, month) => Date.UTC(2024, month, 1))
  const week = Array.from({ length: 7 }, (_, day) => Date.UTC(2024, 0, 1 + day))
  const days = [...months, ...week]
  const words = new Set(days.flatMap((day) => write(day, formats)).filter((word) => !/\d/.test(word)))
  const calendar = { formats, words }
  known.set(language, calendar)
  return calendar
}

/** Whether a line is the date of a moment, wherever on earth that was, with or without a time, and nothing else. */
export function tellsDay(text: string, at: number, { formats }: Calendar): boolean {
  const words = listDateWords(text.replace(/\p{Nd}{1,2}\s?[:hH]\s?\p{Nd}{2}(?::\p{Nd}{2})?/gu, ' '))
  const others = words.filter((word) => !small.has(word))
  if (others.length < 2 || !others.some((word) => /\d/.test(word))) return false
  const days = [at - dayMs, at, at + dayMs]
  const told = new Set(days.flatMap((day) => [...write(day, formats), ...writeNumbers(new Date(day))]))
  return others.every((word) => told.has(word))
}

const small = new Set(listDateWords('at à le on the في الساعة ساعة h am pm gmt utc'))

function write(day: number, formats: Intl.DateTimeFormat[]): string[] {
  return formats.flatMap((format) => listDateWords(format.format(day)))
}

function writeNumbers(day: Date): string[] {
  return [day.getUTCMonth() + 1, day.getUTCFullYear() % 100].map(String)
}

function isKnown(language: string): boolean {
  try {
    return language !== '' && Intl.DateTimeFormat.supportedLocalesOf(language).length > 0
  } catch {
    return false
  }
}

/** Folded; numbers without the noughts before them, and what makes them ordinal. */
function listDateWords(text: string): string[] {
  return foldWords(text)
    .trim()
    .split(' ')
    .map((word) => word.replace(/^0+(?=\d)/, '').replace(/^(\d{1,2})(?:st|nd|rd|th|er)$/, '$1'))
}
