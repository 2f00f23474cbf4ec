/** Takes away what only nests: boxes too deep to be laid out, cells without a table, headings as high as the headline. */

/** No article that people wrote is deeper. */
const deepest = 40

export function flatten(fragment: DocumentFragment): void {
  for (const heading of fragment.querySelectorAll('h1')) rename(heading, 'h2')
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

function rename(element: Element, name: string): void {
  const renamed = element.ownerDocument.createElement(name)
  if (element.id) renamed.id = element.id
  renamed.append(...element.childNodes)
  element.replaceWith(renamed)
}
