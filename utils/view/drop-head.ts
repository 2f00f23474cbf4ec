/** Takes out of a page's text what its first lines say once more of the head that stands above it. */
import { findRepeated, type Head, type Line } from './repeated-head.ts'

/** The head of no page has more lines. */
const mostLines = 9

export function dropHead(text: Element, head: Head): void {
  const lines: PageLine[] = []
  for (const line of readLines(text)) if (lines.push(line) === mostLines) break
  for (const at of findRepeated(lines, head)) for (const node of lines[at]?.nodes ?? []) drop(node, text)
}

interface PageLine extends Line {
  nodes: ChildNode[]
}

const headings = 'h1, h2, h3, h4, h5, h6'
const pictures = 'figure, picture, img, amp-img, video, audio, iframe, embed, object, svg'
/** In these nothing is the head of the page, whoever they name. */
const others = 'table, pre, blockquote, hr, details, form'
const blocks = `${headings}, ${pictures}, ${others}, br, p, div, section, article, main, header, footer, aside, nav, address, hgroup, ul, ol, li, dl, dt, dd, td`

/** What stands between two blocks is a line, as is what stands between two breaks. */
function* readLines(box: Node): Generator<PageLine> {
  let nodes: ChildNode[] = []
  for (const node of [...box.childNodes]) {
    if (!(node instanceof Element && (node.matches(blocks) || node.querySelector(blocks)))) {
      nodes.push(node)
      continue
    }
    yield* close(nodes, box)
    nodes = []
    if (node.matches(pictures)) yield { kind: 'picture', text: '', nodes: [node] }
    else if (node.matches(others)) yield { kind: 'other', text: '', nodes: [node] }
    else yield* readLines(node)
  }
  yield* close(nodes, box)
}

function* close(nodes: ChildNode[], box: Node): Generator<PageLine> {
  const kind = box instanceof Element && box.matches(headings) ? 'heading' : 'text'
  const text = nodes
    .filter(({ nodeType }) => nodeType !== Node.COMMENT_NODE)
    .map((node) => node.textContent ?? '')
    .join('')
    .trim()
  if (text !== '') yield { kind, text, nodes }
}

/** With the boxes that hold nothing else, and the break behind it. */
function drop(node: ChildNode, text: Element): void {
  const { parentElement: box, nextSibling } = node
  node.remove()
  if (nextSibling instanceof Element && nextSibling.matches('br')) nextSibling.remove()
  if (box && box !== text && !box.textContent.trim() && !box.querySelector(pictures)) drop(box, text)
}
