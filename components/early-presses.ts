/** What is pressed before anything can come of it is pressed again once it can: nothing is lost while a page opens. */
import { readLatin } from './latin.ts'

/** A page that takes longer than this may never be whole; then links are links again. */
const patienceMs = 3_000

/** Keys that write nothing and yet mean something in the list. */
const named = new Set('ArrowDown ArrowUp PageDown PageUp Home End Enter'.split(' '))

/** Returns what presses all of it again, one after the other, to be called once whatever answers is drawn. */
export function keepEarlyPresses(): () => Promise<void> {
  const early: (MouseEvent | KeyboardEvent)[] = []
  const givesUpAt = performance.now() + patienceMs
  let isCatchingUp = false
  let isOver = false
  /** What follows the key that opens the search is typed into it. */
  let isTyping = false
  let again: Event | undefined

  const keep = (event: MouseEvent | KeyboardEvent) => {
    if (event === again || isOver) return
    // Also what comes while the rest is pressed again waits for its turn.
    if (!isCatchingUp && performance.now() > givesUpAt) return
    if (!(event instanceof KeyboardEvent ? isForList(event, isTyping) : isForButton(event))) return
    if (event instanceof KeyboardEvent) isTyping ||= readLatin(event) === '/'
    event.preventDefault()
    event.stopPropagation()
    early.push(event)
  }
  for (const type of ['click', 'auxclick', 'keydown'] as const) document.addEventListener(type, keep, true)

  return async () => {
    isCatchingUp = true
    for (let event = early.shift(); event; event = early.shift()) {
      again = copy(event)
      press(again, event)
      // By then it is drawn what the next one is meant for.
      await new Promise((resolve) => setTimeout(resolve))
    }
    isOver = true
  }
}

function isForButton({ button, target }: MouseEvent): boolean {
  return button <= 1 && target instanceof Element && target.closest('button, .row > a') !== null
}

/** Not the browser's own combinations, nor what a button or a link makes a click of, which is kept as one. */
function isForList(event: KeyboardEvent, isTyping: boolean): boolean {
  const { key, ctrlKey, metaKey, altKey, target } = event
  if (ctrlKey || metaKey || altKey) return false
  if (key === 'Enter' || key === ' ') {
    if (target instanceof Element && target.closest('a, button, summary')) return false
    return isTyping || key === 'Enter'
  }
  if (isTyping && key === 'Backspace') return true
  return named.has(key) || readLatin(event).length === 1
}

function copy(event: MouseEvent | KeyboardEvent): Event {
  return event instanceof KeyboardEvent
    ? new KeyboardEvent(event.type, event)
    : new MouseEvent(event.type, event)
}

/** A key goes to where the focus is by now; what it would do there by itself is done in the browser's place. */
function press(again: Event, { target }: Event): void {
  if (!(again instanceof KeyboardEvent)) {
    if (target instanceof Element && target.isConnected) target.dispatchEvent(again)
    return
  }
  const focused = document.activeElement ?? document.body
  if (!focused.dispatchEvent(again)) return
  if (focused instanceof HTMLInputElement) write(again.key, focused)
  else if (again.key === 'Enter' && focused instanceof HTMLElement) focused.click()
}

function write(key: string, field: HTMLInputElement): void {
  const end = field.selectionEnd ?? field.value.length
  const start = field.selectionStart ?? end
  if (key === 'Backspace') field.setRangeText('', start === end ? Math.max(0, start - 1) : start, end, 'end')
  else if (!named.has(key)) field.setRangeText(key, start, end, 'end')
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
}
