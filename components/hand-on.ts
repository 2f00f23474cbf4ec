/** An element that goes while the keyboard is on it hands the focus on, so that it is never lost. */

/** What is attached to the element as its `ref`; unless told otherwise, the focus goes to the list. */
export function handOn(to = focusMain): (element: HTMLElement | null) => void {
  let attached: HTMLElement | null = null
  return (element) => {
    if (!element && attached?.matches(':focus-visible')) {
      // With the next drawing it may be there still.
      queueMicrotask(() => document.activeElement === document.body && to())
    }
    attached = element
  }
}

/** To the selected row, else to the list, else to what stands in its place. */
export function focusMain(): void {
  const row = document.querySelector<HTMLElement>('.row.selected > a')
  ;(row ?? document.querySelector<HTMLElement>('.column, .empty'))?.focus({ preventScroll: true })
}
