/** Tells which of the first lines of a page's text say once more what stands above it: the section, who wrote it, and when (pure). */
import { foldWords } from '../fold.ts'
import { openCalendar, tellsDay } from './calendar-words.ts'
import { by, joining, kinds, minutes, reading, stamp, stamped } from './head-words.ts'

/** What stands above the text. */
export interface Head {
  title: string
  author?: string
  sourceTitle: string
  /** When it was published. */
  at: number
  /** BCP 47. */
  language?: string
}

export interface Line {
  text: string
  kind: 'text' | 'heading' | 'picture' | 'other'
}

/** In characters. */
const longestIntroduction = 400
const longestLine = 160

/** Their indexes. What tells anything that the head does not is not among them, nor what stands below the first paragraph. */
export function findRepeated(lines: Line[], head: Head): number[] {
  const told = lines.map((line) => tell(line, head))
  // Several days are those of a diary.
  const hasDays = told.filter((what) => what === 'day').length > 1
  const repeated: number[] = []
  let section: number | undefined
  let hasPicture = false
  let hasIntroduction = false
  for (const [at, { text, kind }] of lines.entries()) {
    const what = told[at]
    if (what === 'title' && !hasIntroduction) repeated.push(at)
    else if (kind === 'picture') hasPicture = true
    // What ends a text is its signature.
    else if (what === 'line' && !(hasIntroduction && at === lines.length - 1)) {
      repeated.push(...(section === undefined ? [] : [section]), at)
      section = undefined
    } else if (isBare(what, { hasIntroduction, hasPicture, hasDays })) {
      repeated.push(at)
      section = undefined
    } else if (at === 0 && kind === 'text' && isSection(text)) section = at
    else if (hasIntroduction || kind === 'other' || text.length > longestIntroduction) break
    else {
      hasIntroduction = true
      section = undefined
    }
  }
  return repeated
}

/** The title, a line that says what it is, no more than the author's name, or no more than the day. */
type Told = 'title' | 'line' | 'name' | 'day' | undefined

/** Below a picture a name may be who made it; below an introduction, who speaks. */
function isBare(
  what: Told,
  before: { hasIntroduction: boolean; hasPicture: boolean; hasDays: boolean },
): boolean {
  if (before.hasIntroduction) return false
  return (what === 'name' && !before.hasPicture) || (what === 'day' && !before.hasDays)
}

const small = [by, joining, stamp, stamped, reading, minutes]
/** Of a weekday and a month; in the Arabic of the Levant some have two, and the article is one. */
const mostWordsOfDay = 5

function tell({ text, kind }: Line, head: Head): Told {
  if (kind === 'picture' || kind === 'other') return undefined
  if (text.length <= head.title.length * 2 && foldWords(text) === foldWords(head.title)) return 'title'
  if (text.length > longestLine) return undefined
  const words = listWords(text)
  const ofAuthor = listWords(head.author ?? '').filter((word) => !by.has(word) && !joining.has(word))
  const names = new Set([...ofAuthor, ...listWords(head.sourceTitle)])
  const others = words.filter((word) => !names.has(word) && !names.has(word.replace(/^و/, '')))
  const hasAuthor = ofAuthor.length > 0 && ofAuthor.every((word) => words.includes(word))
  if (hasAuthor && others.every((word) => joining.has(word)))
    return kind === 'heading' || /:\s*$/.test(text) ? undefined : 'name'
  const year = new Date(head.at).getUTCFullYear()
  const unknown = others.filter((word) => !small.some((set) => set.has(word)) && !isNumber(word, year))
  const hasNumber = words.some((word) => /^\d/.test(word))
  // The words of dates are asked of the browser where a line can be one: that takes a moment.
  if (unknown.length > (hasNumber ? mostWordsOfDay : 0)) return undefined
  const has = (set: Set<string>) => words.some((word) => set.has(word))
  const isStamped = hasNumber && (has(stamped) || (has(reading) && has(minutes)))
  if (kind === 'text' && hasNumber && tellsDay(text, head.at, openCalendar(head.language))) return 'day'
  if (unknown.some((word) => !openCalendar(head.language).words.has(word))) return undefined
  return hasAuthor || isStamped ? 'line' : undefined
}

/** What was said years ago is news of its own. */
function isNumber(word: string, year: number): boolean {
  if (/^\d{4}$/.test(word)) return Math.abs(Number(word) - year) <= 1
  return /^\d{1,2}(?:st|nd|rd|th|er)?$|^\d{1,2}h(?:\d{2})?$/.test(word)
}

function isSection(text: string): boolean {
  const words = listWords(text)
  if (text.length > 30 || words.length > 6 || !/^[\p{L}\p{M}\s&'’]+$/u.test(text)) return false
  return !words.some((word) => kinds.has(word))
}

function listWords(text: string): string[] {
  return foldWords(text)
    .split(' ')
    .filter((word) => word !== '')
}
