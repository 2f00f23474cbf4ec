/** Finds the times on a page, and tells apart by their surroundings which of them belong to one list. */
import type { Clue } from './clock-parts.ts'
import { endsInUpdate, readLead, readTail, readWhole } from './clock-read.ts'
import type { Box, Page, Run } from './ticker-page.ts'

/** A time on the page. */
export interface Mark {
  /** The run that it is printed in. */
  run: number
  /** The box that it stands for. */
  box: number
  clue: Clue
  /** All of the run, in front of a headline, or behind one. */
  place: 'whole' | 'lead' | 'tail'
  /** What is left of the run when the time is taken out. */
  rest: string
  /** The same for all times of one list: how they are placed and boxed. */
  group: string
}

/** More than any page lists; those after them are not read. */
const MOST_TIMES = 5000

/** In the page's order. */
export function findMarks(page: Page): Mark[] {
  const marks: Mark[] = []
  for (const [index, run] of page.runs.entries()) {
    if (marks.length >= MOST_TIMES) break
    const mark = readRun(page, run, index)
    if (mark && !isUpdate(page, index)) marks.push(mark)
  }
  return joinHalves(page, addStamps(page, marks))
}

/** Digits, or one of the few words that make a time without any. */
const HINT =
  /[\d\u0660-\u0669\u06f0-\u06f9]|^\W*(?:hier|avant-hier|aujourd|yesterday|today|just now|now|ayer|hoy|il y a|an? (?:hour|min|day)|hace|à l|منذ|قبل|أمس|امس|اليوم|البارحة|الآن)/i
/** Who wrote it, after when it was written. */
const BYLINE = /\s(?:par|by|por|بقلم)\s.*$/iu
const DIGIT = /[\d\u0660-\u0669\u06f0-\u06f9]/

function readRun(page: Page, { text, box }: Run, run: number): Mark | undefined {
  if (!HINT.test(text.length > 200 ? `${text.slice(0, 100)}${text.slice(-100)}` : text)) return undefined
  const written = text.trim()
  const make = (place: Mark['place'], clue: Clue, rest: string): Mark => {
    return { run, box, clue, place, rest, group: `${place} ${nameHolder(page, box)}` }
  }
  const whole = readWhole(written.replace(BYLINE, ''))
  if (whole) return make('whole', whole, '')
  const lead = DIGIT.test(written.slice(0, 40)) ? readLead(written) : undefined
  if (lead) return make('lead', lead.clue, text.trimStart().slice(lead.to))
  const tail = DIGIT.test(written.slice(-16)) ? readTail(written) : undefined
  return tail && make('tail', tail.clue, written.slice(0, tail.from))
}

/** The second time of a line is when its text was touched. */
function isUpdate({ runs }: Page, run: number): boolean {
  const before = runs[run - 1]
  return before !== undefined && before.line === runs[run]?.line && endsInUpdate(before.text)
}

const STATES = /\d|^(?:odd|even|first|last|active|new|pin\w*|sticky|clearfix|js-\w+)$/i

/** Tag and first class of the box; of its parent too where it has no class. */
export function nameHolder(page: Page, at: number): string {
  const box = page.boxes[at]
  if (!box) return ''
  const own = nameBox(box)
  return own.includes('.') ? own : `${nameBox(page.boxes[box.parent])}>${own}`
}

function nameBox(box: Box | undefined): string {
  const kind = box?.kind.split(/\s+/).find((name) => name !== '' && !STATES.test(name))
  return kind === undefined ? (box?.tag ?? '') : `${box?.tag}.${kind}`
}

/** What is written for machines wins; a printed clock time completes a day. */
function addStamps(page: Page, marks: Mark[]): Mark[] {
  const wholes = new Map(marks.filter((mark) => mark.place === 'whole').map((mark) => [mark.run, mark]))
  const stamped = new Map<number, Mark>()
  for (const [index, box] of page.boxes.entries()) {
    const clue = box.stamp === undefined ? undefined : readStamp(box.stamp)
    if (!clue) continue
    const run = findRun(wholes, box) ?? box.from
    const clock = clue.clock ?? wholes.get(run)?.clue.clock
    const whole = clock === undefined ? clue : { ...clue, clock }
    stamped.set(run, {
      run,
      box: index,
      clue: whole,
      place: 'whole',
      rest: box.tag === 'time' || wholes.has(run) ? '' : (page.runs[run]?.text ?? ''),
      group: `whole ${nameHolder(page, index)}`,
    })
  }
  if (stamped.size === 0) return marks
  const left = marks.filter((mark) => mark.place !== 'whole' || !stamped.has(mark.run))
  return [...left, ...stamped.values()].sort((a, b) => a.run - b.run)
}

/** The printed time in a box, not looked for further than a time's own box is wide. */
function findRun(wholes: Map<number, Mark>, { from, to }: Box): number | undefined {
  for (let run = from; run < to && run < from + 6; run++) if (wholes.has(run)) return run
  return undefined
}

function readStamp(stamp: string): Clue | undefined {
  const written = stamp.trim()
  const epoch = /^(\d{10})(\d{3})?$/.exec(written)
  if (!epoch) return written.length > 3 ? readWhole(written) : undefined
  const iso = new Date(Number(epoch[1]) * 1000).toISOString()
  return readWhole(iso)
}

/** A day and a clock time side by side are one time in two boxes. */
function joinHalves(page: Page, marks: Mark[]): Mark[] {
  const joined: Mark[] = []
  for (const mark of marks) {
    const before = joined.at(-1)
    if (before && areHalves(before.clue, mark.clue) && areBeside(page, before, mark)) {
      joined[joined.length - 1] = { ...mark, clue: { ...before.clue, ...mark.clue } }
    } else joined.push(mark)
  }
  return joined
}

function areHalves(a: Clue, b: Clue): boolean {
  const hasDay = (clue: Clue): boolean => (clue.day ?? clue.daysBack) !== undefined
  return (
    (hasDay(a) && a.clock === undefined && b.clock !== undefined && !hasDay(b)) ||
    (hasDay(b) && b.clock === undefined && a.clock !== undefined && !hasDay(a))
  )
}

function areBeside(page: Page, a: Mark, b: Mark): boolean {
  if (a.place !== 'whole' || b.place === 'tail' || b.run - a.run > 2) return false
  if (page.runs[a.run]?.line === page.runs[b.run]?.line) return true
  const [first, second] = [page.boxes[a.box], page.boxes[b.box]]
  return (
    b.place === 'whole' &&
    first?.parent === second?.parent &&
    first?.tag === second?.tag &&
    a.box !== b.box &&
    /^(?:td|span|div)$/.test(first?.tag ?? '')
  )
}
