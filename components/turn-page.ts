/** Scrolls what is read on by what is in view of it. */

/** In CSS pixels: so much of what was read stays in view. */
const kept = 48

export function turnPage(box: Element, direction: 1 | -1): void {
  box.scrollBy({ top: direction * (box.clientHeight - kept) })
}
