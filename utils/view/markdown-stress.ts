/** Marks in a line what is stressed, with signs where Markdown sees them as such, else with tags. */

/** Stands for a break until the line is settled; private characters of the text's own are dropped. */
export const BREAK = '\uE006'
export const PRIVATE = /[\uE000-\uE00F]/g

/** A stress opens with the character at its place, and closes with the next. */
const stresses = [
  { names: /^(?:b|strong)$/, sign: '**', tag: 'strong' },
  { names: /^(?:i|em|cite|dfn|var)$/, sign: '*', tag: 'em' },
  { names: /^(?:del|s)$/, sign: '~~', tag: 'del' },
]

export function findStress(name: string): number | undefined {
  const stress = stresses.findIndex(({ names }) => names.test(name))
  return stress === -1 ? undefined : stress
}

/** Line by line, with white space at the ends outside of it; twice the same stress is one. */
export function writeStress(words: string, stress: number): string {
  const [open, close] = [String.fromCharCode(0xe000 + 2 * stress), String.fromCharCode(0xe001 + 2 * stress)]
  return words
    .replaceAll(open, '')
    .replaceAll(close, '')
    .split(BREAK)
    .map((line) => {
      const within = line.trim()
      return within === '' ? line : line.replace(within, () => open + within + close)
    })
    .join(BREAK)
}

/** Signs where Markdown knows them for what they are, else tags: https://spec.commonmark.org/0.31.2/#delimiter-run */
export function settleStresses(line: string): string {
  const opened: { at: number; holds: boolean }[] = []
  const pieces = [...line]
  for (const [at, sign] of pieces.entries()) {
    const kind = sign.charCodeAt(0) - 0xe000
    const stress = stresses[kind >> 1]
    if (!stress) continue
    if (kind % 2 === 0) opened.push({ at, holds: isOpening(pieces, at) })
    else {
      const start = opened.pop()
      if (!start) continue
      const holds = start.holds && isClosing(pieces, at)
      pieces[start.at] = holds ? stress.sign : `<${stress.tag}>`
      pieces[at] = holds ? stress.sign : `</${stress.tag}>`
    }
  }
  return pieces.join('')
}

function isOpening(pieces: string[], at: number): boolean {
  const before = pieces[at - 1] ?? ' '
  // Two stresses side by side are taken for one.
  if (/[*~>]$/.test(before)) return false
  const next = findNext(pieces, at, /^[\uE000-\uE005]$/)
  return (
    !isGap(next) && (!isMark(next) || isGap(before) || isMark(before) || /^[\uE000-\uE005]$/.test(before))
  )
}

function isClosing(pieces: string[], at: number): boolean {
  const before = pieces[at - 1] ?? ' '
  const next = findNext(pieces, at, /^[\uE001\uE003\uE005]$/)
  return !isMark(before) || isGap(next) || isMark(next)
}

function findNext(pieces: string[], at: number, passed: RegExp): string {
  let next = at + 1
  while (passed.test(pieces[next] ?? '')) next += 1
  return pieces[next] ?? ' '
}

function isGap(sign: string): boolean {
  return sign === BREAK || /^\s/.test(sign)
}

/** Punctuation or a symbol, as all that was settled already begins with. */
function isMark(sign: string): boolean {
  return /^[\p{P}\p{S}]/u.test(sign)
}
