/** Walks HTML or XML as a stream, however broken, in time that grows with its length alone. */
import { decodeHTML, decodeHTMLAttribute, decodeHTMLStrict } from 'entities'
import { Tokenizer } from 'htmlparser2'

/** Names come in lower case, entities decoded once. Elements that are never closed are never closed here either. */
export interface Walker {
  /** `start` is where its `<` stands, `end` where what follows it begins. */
  open?(name: string, attributes: Map<string, string>, start: number, end: number): void
  close?(name: string, start: number, end: number): void
  text?(text: string, isCdata: boolean): void
  /** Asked after each text: has enough been read? */
  isDone?(): boolean
}

/** Only the tokenizer of htmlparser2: its parser keeps a stack whose cost grows with the square of its depth. */
export function walkMarkup(source: string, walker: Walker, dialect: 'xml' | 'html'): void {
  const isXml = dialect === 'xml'
  const decodeValue = isXml ? decodeHTMLStrict : decodeHTMLAttribute
  let name = ''
  let openedAt = 0
  let attributes = new Map<string, string>()
  let attribute = ''
  let value = ''

  const opened = (end: number): void => walker.open?.(name, attributes, openedAt, end)
  const read = (text: string): string =>
    text.includes('&') ? (isXml ? decodeHTMLStrict : decodeHTML)(text) : text

  const tokenizer = new Tokenizer(
    { xmlMode: isXml, decodeEntities: false },
    {
      onopentagname(start, end) {
        name = source.slice(start, end).toLowerCase()
        openedAt = start - 1
        attributes = new Map()
      },
      onattribname(start, end) {
        attribute = source.slice(start, end).toLowerCase()
        value = ''
      },
      onattribdata(start, end) {
        value += source.slice(start, end)
      },
      onattribend() {
        if (!attributes.has(attribute)) attributes.set(attribute, decodeValue(value.trim()))
      },
      onopentagend(end) {
        opened(end + 1)
      },
      onselfclosingtag(end) {
        opened(end + 1)
        if (isXml) walker.close?.(name, end + 1, end + 1)
      },
      onclosetag(start, end) {
        walker.close?.(source.slice(start, end).toLowerCase(), source.lastIndexOf('<', start), end + 1)
      },
      ontext(start, end) {
        walker.text?.(read(source.slice(start, end)), false)
        if (walker.isDone?.()) tokenizer.pause()
      },
      oncdata(start, end, offset) {
        if (isXml) walker.text?.(source.slice(start, end - offset), true)
      },
      onattribentity() {},
      ontextentity() {},
      oncomment() {},
      ondeclaration() {},
      onprocessinginstruction() {},
      onend() {},
    },
  )
  tokenizer.write(source)
  if (tokenizer.running) tokenizer.end()
}
