/** HTML as nodes of which only that is known by which an article is written as Markdown. */
import { Parser } from 'htmlparser2'
import type { Written, WrittenElement } from '../../utils/view/markdown-inline.ts'

class Element implements WrittenElement {
  readonly nodeType = 1
  readonly childNodes: Written[] = []
  readonly localName: string
  private readonly attributes: Record<string, string>

  constructor(localName: string, attributes: Record<string, string>) {
    this.localName = localName
    this.attributes = attributes
  }

  get textContent(): string {
    return this.childNodes.map((node) => node.textContent).join('')
  }

  getAttribute(name: string): string | null {
    return this.attributes[name] ?? null
  }
}

export function parseNodes(html: string): Written {
  const root = new Element('div', {})
  const open = [root]
  const parser = new Parser({
    onopentag: (name, attributes) => {
      const element = new Element(name, attributes)
      open.at(-1)?.childNodes.push(element)
      open.push(element)
    },
    ontext: (textContent) => void open.at(-1)?.childNodes.push({ nodeType: 3, childNodes: [], textContent }),
    onclosetag: () => void open.pop(),
    oncomment: (textContent) =>
      void open.at(-1)?.childNodes.push({ nodeType: 8, childNodes: [], textContent }),
  })
  parser.end(html)
  return root
}
