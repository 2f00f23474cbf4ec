/** Takes the beginning of an article, up to where one of its blocks ends. */
import type { Article } from './article.ts'

/** In characters: news stand there in full, with their pictures; a long read stands in the reader, and not above a list. */
const enough = 8_000
/** A picture takes the room of so many. */
const perPicture = 400

/** What of it is to be shown, and whether that is not all; of the article itself no more is left. */
export function shorten(article: Article): { article: Article; isCut: boolean } {
  const box = findBlocks(article.body)
  let length = 0
  let isCut = false
  for (const node of [...box.childNodes]) {
    const isOver = length >= enough
    length += measure(node)
    if (!isOver) continue
    if (node.textContent?.trim()) isCut = true
    node.parentNode?.removeChild(node)
  }
  // Nothing follows it any more.
  while (isCut && box.lastElementChild?.matches('h2, h3, h4, h5, h6')) box.lastElementChild.remove()
  return { article: { ...article, next: () => undefined }, isCut: isCut || article.isLong }
}

/** Pages put boxes into boxes: the innermost that holds all of it. */
function findBlocks(body: DocumentFragment): ParentNode & Node {
  let box: ParentNode & Node = body
  for (;;) {
    const [only, ...others] = box.children
    if (!only || others.length > 0 || !/^(?:div|section)$/.test(only.localName)) return box
    box = only
  }
}

function measure(node: Node): number {
  const pictures = node instanceof Element ? node.querySelectorAll('img').length : 0
  return (node.textContent?.length ?? 0) + pictures * perPicture
}
