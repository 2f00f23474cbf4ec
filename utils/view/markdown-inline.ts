/** Writes the words of an article as Markdown within a line: stress, links, pictures and code, all else plain and escaped. */

import { BREAK, findStress, PRIVATE, settleStresses, writeStress } from './markdown-stress.ts'
import { pictureWords } from './missing-picture.ts'

/** As far as a node is looked at: a browser's own will do. */
export interface Written {
  nodeType: number
  childNodes: Iterable<Written>
  textContent: string | null
}

export interface WrittenElement extends Written {
  localName: string
  getAttribute(name: string): string | null
}

/** What a link within the article is written as, where that is not its words alone. */
export type WriteJump = (name: string, words: string) => string | undefined

const blocks =
  /^(?:p|div|section|ul|ol|li|dl|dt|dd|blockquote|pre|table|caption|tr|figure|figcaption|h[2-6]|hr|details|summary)$/

export function isElement(node: Written): node is WrittenElement {
  return node.nodeType === 1
}

export function isBlock(node: Written): node is WrittenElement {
  return isElement(node) && blocks.test(node.localName)
}

/** One line, in which `BREAK` stands where it is broken. */
export function writeLine(nodes: Iterable<Written>, writeJump: WriteJump): string {
  const line = joinPieces(nodes, writeJump)
    .replace(/[\t\n\f\r ]+/g, ' ')
    .replaceAll(new RegExp(` ?${BREAK} ?`, 'g'), BREAK)
  return settleStresses(line).trim()
}

function joinPieces(nodes: Iterable<Written>, writeJump: WriteJump): string {
  let line = ''
  let text = ''
  for (const node of nodes) {
    // What was one text may lie in pieces, which mean nothing but together.
    if (node.nodeType === 3) {
      text += node.textContent ?? ''
      continue
    }
    line += escapeWords(text)
    text = ''
    const piece = isElement(node) ? writePiece(node, writeJump) : ''
    // Else the link becomes a picture.
    line = (piece.startsWith('[') && line.endsWith('!') ? `${line.slice(0, -1)}\\!` : line) + piece
  }
  return line + escapeWords(text)
}

function writePiece(node: WrittenElement, writeJump: WriteJump): string {
  const name = node.localName
  if (name === 'br') return BREAK
  if (name === 'img') return writeImage(node)
  if (name === 'a') return writeLink(node, writeJump)
  if (/^(?:code|kbd|samp|pre)$/.test(name)) return writeCode(node.textContent ?? '')
  // The picture itself is written, with the same words.
  if (node.getAttribute('class') === pictureWords) return ''
  if (name === 'rp' || name === 'hr') return ''
  const words = joinPieces(node.childNodes, writeJump)
  const stress = findStress(name)
  if (stress !== undefined) return writeStress(words, stress)
  if (/^su[bp]$/.test(name) && words.trim() && !words.startsWith('[^')) return `<${name}>${words}</${name}>`
  if (name === 'q') return `“${words}”`
  if (name === 'rt') return ` (${words}) `
  return isBlock(node) ? `${BREAK}${words}${BREAK}` : words
}

function escapeWords(text: string): string {
  return text
    .replace(PRIVATE, '')
    .replace(/[\\`*[\]<~]/g, '\\$&')
    .replace(/&(?=#?[\p{L}\d]+;)/gu, '\\&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
}

function writeImage(image: WrittenElement): string {
  const source = image.getAttribute('src')
  const words = escapeWords(image.getAttribute('alt') ?? '')
  return source === null ? words : `![${words.trim()}](${writeAddress(source)})`
}

function writeLink(link: WrittenElement, writeJump: WriteJump): string {
  const address = link.getAttribute('href') ?? ''
  const words = joinPieces(link.childNodes, writeJump)
  if (address.startsWith('#')) return writeJump(address.slice(1), words) ?? words
  const said = words.replaceAll(BREAK, ' ').trim()
  if (address === '' || said === '') return words
  if (link.textContent?.trim() === address) return `<${address}>`
  const [before, after] = [/^\s/.test(words) ? ' ' : '', /\s$/.test(words) ? ' ' : '']
  return `${before}[${said}](${writeAddress(address)})${after}`
}

export function writeAddress(address: string): string {
  const whole = address.replace(/[\s<>]/g, encodeURIComponent)
  return /[()]/.test(whole) ? `<${whole}>` : whole
}

function writeCode(text: string): string {
  const code = text.replace(PRIVATE, '').replace(/\s+/g, ' ')
  if (code.trim() === '') return code
  const longest = Math.max(0, ...[...code.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  const room = /^`|`$/.test(code) ? ' ' : ''
  return `${fence}${room}${code}${room}${fence}`
}
