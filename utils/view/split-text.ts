/** Parts a long text where one block of it ends, so that its beginning need not wait for its end. */

/** In characters: more than the tallest screen shows. */
const firstLength = 6_000
/** Of each piece after it: cleaned and laid out before a frame is missed. */
const nextLength = 30_000

/** No page puts its text into more boxes than that, one in the other. */
const deepest = 10

/** Boxes around the pieces, where those stood; the text itself where it is short, or one block. */
export function splitText(text: Element): Element[] {
  if (text.textContent.length <= 2 * firstLength) return [text]
  const boxes: Element[] = []
  let length = 0
  for (const node of [...findBlocks(text).childNodes]) {
    if (boxes.length === 0 || length >= (boxes.length === 1 ? firstLength : nextLength)) {
      const box = text.ownerDocument.createElement('div')
      node.before(box)
      boxes.push(box)
      length = 0
    }
    boxes.at(-1)?.append(node)
    length += node.textContent?.length ?? 0
  }
  return boxes
}

/** Pages put boxes into boxes: the innermost that holds all of it. */
function findBlocks(text: Element): Element {
  let box = text
  for (let depth = 0; depth < deepest; depth += 1) {
    const [only, ...others] = box.children
    if (!only || others.length > 0 || !/^(?:div|section|article|main)$/.test(only.localName)) return box
    if ([...box.childNodes].some((node) => node !== only && node.textContent?.trim())) return box
    box = only
  }
  return box
}
