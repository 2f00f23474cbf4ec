/** The ways to an article's notes and back, within its text, and from the beginning of one to the whole of it. */

export const toNote = 'a[href^="#"]'

/** To a note or back, and nowhere else: of the page that shows it there is no other place to open. */
export function followNote(
  event: MouseEvent,
  box: HTMLElement | null,
  finish: (() => void) | null,
  onElsewhere?: (note: string) => void,
): void {
  const link = event.target instanceof Element ? event.target.closest(toNote) : null
  if (!link) return
  event.preventDefault()
  const note = link.getAttribute('href') ?? ''
  // Another button than the first has the browser's menu, or a page of its own, which there is not.
  if (event.button === 0 && !goToNote(note, box, finish)) onElsewhere?.(note)
}

/** Whether it is there. */
export function goToNote(name: string, box: HTMLElement | null, finish: (() => void) | null): boolean {
  const find = () => box?.querySelector<HTMLElement>(name)
  // It may stand in what is still to come.
  if (!find()) finish?.()
  const note = find()
  if (!note) return false
  if (!note.matches('a')) note.tabIndex = -1
  note.focus({ preventScroll: true })
  note.scrollIntoView({ block: 'center' })
  return true
}

let sought: { story: number; note: string } | undefined

/** The reader is to open that story at one of its notes. */
export function seekNote(story: number, note: string): void {
  sought = { story, note }
}

/** Once: who opens it again comes back to where they were. */
export function takeSoughtNote(story: number): string | undefined {
  const taken = sought
  sought = undefined
  return taken?.story === story ? taken.note : undefined
}
