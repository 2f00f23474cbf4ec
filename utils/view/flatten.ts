/** Takes away what only nests: boxes too deep to be laid out, cells without a table, headings as high as the headline or in no order. */

/** No article that people wrote is deeper. */
const deepest = 40

export function flatten(fragment: DocumentFragment): void {
  for (const cell of fragment.querySelectorAll('caption, colgroup, thead, tbody, tfoot, tr, td, th')) {
    if (!cell.parentElement?.closest('table')) rename(cell, 'div')
  }
  const depths = new WeakMap<Node, number>()
  for (const element of [...fragment.querySelectorAll('*')]) {
    const depth = (depths.get(element.parentNode as Node) ?? 0) + 1
    if (depth <= deepest) depths.set(element, depth)
    else element.replaceWith(...element.childNodes)
  }
}

/** The first heading, where it says the headline once more; what stands below it takes its place. */
export function dropHeadline(text: Element, title: string): void {
  const heading = text.querySelector('h1, h2, h3, h4, h5, h6')
  const words = readPlain(heading?.textContent ?? '')
  if (words !== '' && words === readPlain(title)) heading?.remove()
}

/** Under a quotation or a picture stands who said it or made it, which no page's own footer is. */
export function keepCredits(text: Element): void {
  for (const footer of text.querySelectorAll(':is(blockquote, figure) footer')) {
    // By these the reader of Firefox takes it for the article's own author, or for no part of it.
    for (const named of footer.querySelectorAll('[class], [rel], [itemprop]')) {
      for (const name of ['class', 'rel', 'itemprop']) named.removeAttribute(name)
    }
    // A box of a few words that are a link is left out for its shortness; a paragraph never is.
    rename(footer, footer.querySelector('p, div, ul, ol, blockquote') ? 'div' : 'p')
  }
}

function readPlain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase()
}

/** Headings stand below the headline and one below the other, without a step left out, whatever the page calls them. */
export function levelHeadings(text: Element): void {
  const above: number[] = []
  for (const heading of text.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const level = Number(heading.localName[1])
    while ((above.at(-1) ?? 0) >= level) above.pop()
    above.push(level)
    const name = `h${Math.min(6, above.length + 1)}`
    if (name !== heading.localName) rename(heading, name)
  }
}

function rename(element: Element, name: string): void {
  const renamed = element.ownerDocument.createElement(name)
  if (element.id) renamed.id = element.id
  while (element.firstChild) renamed.append(element.firstChild)
  element.replaceWith(renamed)
}
