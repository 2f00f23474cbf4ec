/** An element that goes while the keyboard is on it hands the focus on, so that it is never lost. */

/** What is attached to the element as its `ref`. */
export function handOn(to: () => void): (element: HTMLElement | null) => void {
  let attached: HTMLElement | null = null
  return (element) => {
    if (!element && attached?.matches(':focus-visible')) {
      // With the next drawing it may be there still.
      queueMicrotask(() => document.activeElement === document.body && to())
    }
    attached = element
  }
}
