/** Writes an article as Markdown: its headings, lists, quotations, code, tables, pictures, links and notes. */
import {
  isBlock,
  isElement,
  type WriteJump,
  type Written,
  type WrittenElement,
  writeAddress,
  writeLine,
} from './markdown-inline.ts'
import { findNotes, type Notes } from './markdown-notes.ts'
import { BREAK } from './markdown-stress.ts'
import { listCells, writeTable } from './markdown-table.ts'

/** What stands above the text, in words; what is not known is left out. */
export interface MarkdownHead {
  title: string
  /** One line: who tells it, when, who wrote it. */
  told: (string | undefined)[]
  url?: string | undefined
  /** One that stands above the text and not in it. */
  image?: string | undefined
}

/** Without a text the head alone; ends with a line's end. */
export function writeMarkdown({ title, told, url, image }: MarkdownHead, text?: Written): string {
  const words = (line: string) =>
    writeLine([{ nodeType: 3, childNodes: [], textContent: line }], () => undefined)
  const byline = told.filter((fact) => fact).join(' · ')
  const head = [
    `# ${words(title)}`,
    words(byline),
    url === undefined ? '' : `<${url}>`,
    image === undefined ? '' : `![](${writeAddress(image)})`,
  ]
  const body = text ? writeText(text) : []
  return `${[...head, ...body].filter((block) => block !== '').join('\n\n')}\n`
}

function writeText(text: Written): string[] {
  const notes = findNotes(text)
  const blocks = writeBlocks(text, notes)
  const written = [...notes.blocks].map(([block, label]) => {
    const [first = '', ...rest] = writeBlocks(block, { ...notes, blocks: new Map() }, true)
    return [`[^${label}]: ${indent(first, 4)}`, ...rest.map((more) => `    ${indent(more, 4)}`)].join('\n\n')
  })
  return [...blocks, ...written]
}

/** Whatever stands between blocks is a paragraph. */
function writeBlocks(parent: Written, notes: Notes, isNote = false): string[] {
  const written: string[] = []
  let line: Written[] = []
  let list: string | undefined
  let isOther = false
  const writeJump: WriteJump = (name, words) => notes.write(name, words, isNote)
  const endLine = () => {
    const paragraphs = writeParagraphs(line, writeJump)
    if (paragraphs.length > 0) list = undefined
    written.push(...paragraphs)
    line = []
  }
  for (const node of parent.childNodes) {
    if (!isBlock(node)) {
      line.push(node)
      continue
    }
    endLine()
    if (notes.blocks.has(node)) continue
    // Of two lists in a row the second has other marks, else they are one.
    isOther = list === node.localName && !isOther
    const blocks = writeBlock(node, notes, writeJump, isOther, isNote)
    if (blocks.length > 0) list = /^[uo]l$/.test(node.localName) ? node.localName : undefined
    written.push(...blocks)
  }
  endLine()
  return written
}

function writeBlock(
  block: WrittenElement,
  notes: Notes,
  writeJump: WriteJump,
  isOther: boolean,
  isNote: boolean,
): string[] {
  const name = block.localName
  if (name === 'hr') return ['---']
  if (name === 'pre') return [writePre(block)]
  if (name === 'ul' || name === 'ol') return writeList(block, notes, isOther, isNote)
  if (/^h[2-6]$/.test(name)) {
    const words = writeLine(block.childNodes, writeJump).replaceAll(BREAK, ' ').trim()
    return words === '' ? [] : [`${'#'.repeat(Number(name[1]))} ${words.replace(/#$/, '\\#')}`]
  }
  if (name === 'dt' || name === 'summary') {
    const strong = {
      nodeType: 1,
      localName: 'strong',
      childNodes: block.childNodes,
      textContent: '',
      getAttribute: () => null,
    }
    return writeParagraphs([strong], writeJump)
  }
  if (name === 'table') {
    const rows = listCells(block)
    if (rows.some((row) => row.length > 1)) {
      const caption = [...block.childNodes].find((node) => isElement(node) && node.localName === 'caption')
      return [...(caption ? writeBlocks(caption, notes, isNote) : []), writeTable(rows, writeJump)]
    }
    return rows.flat().flatMap((cell) => writeBlocks(cell, notes, isNote))
  }
  const inner = writeBlocks(block, notes, isNote)
  if (name !== 'blockquote' || inner.length === 0) return inner
  return [
    inner
      .join('\n\n')
      .replace(/^(?=.)/gm, '> ')
      .replace(/^$/gm, '>'),
  ]
}

/** Two breaks in a row end a paragraph. */
function writeParagraphs(line: Written[], writeJump: WriteJump): string[] {
  return writeLine(line, writeJump)
    .split(new RegExp(`${BREAK}{2,}`))
    .map((paragraph) =>
      paragraph
        .split(BREAK)
        .map((part) => escapeStart(part.trim()))
        .filter((part) => part !== '')
        .join('\\\n'),
    )
    .filter((paragraph) => paragraph !== '')
}

/** What a line may begin with and not mean. */
function escapeStart(line: string): string {
  return line
    .replace(/^(?:#{1,6}(?=\s|$)|>|[-+](?=\s|$)|\||=+$|-{2,}$|:(?=-))/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
}

function writePre(block: WrittenElement): string {
  const text = readLines(block).replace(/^\n/, '').trimEnd()
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}\n${text}\n${fence}`
}

function readLines(node: Written): string {
  if (!isElement(node)) return node.nodeType === 3 ? (node.textContent ?? '') : ''
  return node.localName === 'br' ? '\n' : [...node.childNodes].map(readLines).join('')
}

function writeList(list: WrittenElement, notes: Notes, isOther: boolean, isNote: boolean): string[] {
  const start = Number.parseInt(list.getAttribute('start') ?? '1', 10)
  let number = Number.isSafeInteger(start) && start >= 0 ? start : 1
  const items: string[] = []
  let isLoose = false
  for (const node of list.childNodes) {
    if (notes.blocks.has(node)) continue
    if (!isElement(node)) continue
    const item = node.localName === 'li' ? node : { nodeType: 1, childNodes: [node], textContent: null }
    const blocks = writeBlocks(item, notes, isNote)
    if (blocks.length === 0) continue
    isLoose ||= blocks.some((block, at) => at > 0 && !/^(?:[-*]|\d+[.)]) /.test(block))
    const mark = list.localName === 'ul' ? (isOther ? '* ' : '- ') : `${number}${isOther ? ')' : '.'} `
    number += 1
    items.push(mark + indent(blocks.join(isLoose ? '\n\n' : '\n'), mark.length))
  }
  return items.length === 0 ? [] : [items.join(isLoose ? '\n\n' : '\n')]
}

/** All lines but the first. */
function indent(text: string, by: number): string {
  return text.replace(/\n(?=[^\n])/g, `\n${' '.repeat(by)}`)
}
