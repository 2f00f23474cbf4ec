/** A store that opens late, as on a disk that is busy. */

/** What is listed comes when the page has been drawn for a while. */
export function openStoreLate(): void {
  const { open } = IDBFactory.prototype
  IDBFactory.prototype.open = function (...given) {
    const opening = open.apply(this, given)
    Object.defineProperty(opening, 'onsuccess', {
      set: (tell: (event: Event) => void) =>
        opening.addEventListener('success', (event) => setTimeout(() => tell(event), 500)),
    })
    return opening
  }
}
