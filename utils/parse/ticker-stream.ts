/** Walks HTML for its text and the few attributes that tell where and when it stands; all others are passed by. */
import { decodeHTML, decodeHTMLAttribute } from 'entities'
import { Tokenizer } from 'htmlparser2'

export interface Sink {
  /** True where the attributes of the element are wanted. */
  open(name: string): boolean
  attribute(name: string, value: string): void
  close(name: string): void
  text(text: string): void
  /** True where nothing more is wanted of the page. */
  isFull(): boolean
}

const NAMES = ['class', 'href', 'title', 'aria-label', 'id', 'role', 'lang', 'onclick', 'datetime']
/** By first letter, how long the one name is that is read; those that begin with a d may be of any length. */
const LENGTHS = new Map(NAMES.map((name) => [name.charCodeAt(0), name.startsWith('d') ? 0 : name.length]))
const READ = new Set(NAMES)
const LOWER = 0x20
/** How much is read before asking whether there is more to read; to before a tag, so that no entity is cut. */
const PIECE = 1 << 20

/** Half the time of a walk that decodes each attribute: pages are mostly attributes of pictures. */
export function streamPage(html: string, sink: Sink): void {
  let isWanted = false
  let name = ''
  let value = ''
  const nothing = (): void => {}
  const tokenizer = new Tokenizer(
    { decodeEntities: false },
    {
      onopentagname(start, end) {
        isWanted = sink.open(html.slice(start, end).toLowerCase())
      },
      onattribname(start, end) {
        name = ''
        const length = isWanted ? LENGTHS.get(html.charCodeAt(start) | LOWER) : undefined
        if (length === undefined || (length > 0 && length !== end - start)) return
        const written = html.slice(start, end).toLowerCase()
        if (READ.has(written) || written.startsWith('data-')) name = written
        value = ''
      },
      onattribdata(start, end) {
        if (name !== '') value += html.slice(start, end)
      },
      onattribend() {
        if (name !== '') sink.attribute(name, value.includes('&') ? decodeHTMLAttribute(value) : value)
      },
      onclosetag(start, end) {
        sink.close(html.slice(start, end).toLowerCase())
      },
      ontext(start, end) {
        const written = html.slice(start, end)
        sink.text(written.includes('&') ? decodeHTML(written) : written)
      },
      onopentagend: nothing,
      onselfclosingtag: nothing,
      oncdata: nothing,
      onattribentity: nothing,
      ontextentity: nothing,
      oncomment: nothing,
      ondeclaration: nothing,
      onprocessinginstruction: nothing,
      onend: nothing,
    },
  )
  for (let at = 0; at < html.length && !sink.isFull(); ) {
    const next = html.indexOf('<', at + PIECE)
    const end = next === -1 ? html.length : next
    tokenizer.write(html.slice(at, end))
    at = end
  }
  if (!sink.isFull()) tokenizer.end()
}
