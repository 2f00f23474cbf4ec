/** Writes a table as Markdown knows it, which is of lines alone: a cell that spans several leaves those empty. */
import { isElement, type WriteJump, type Written, type WrittenElement, writeLine } from './markdown-inline.ts'
import { BREAK } from './markdown-stress.ts'

/** More columns no page of words has. */
const mostColumns = 100

/** Cells row by row, those of tables within it left to their cell. */
export function listCells(table: Written): WrittenElement[][] {
  const rows: WrittenElement[][] = []
  for (const node of table.childNodes) {
    if (!isElement(node)) continue
    if (node.localName === 'tr') rows.push([...node.childNodes].filter(isCell))
    else if (/^t(?:head|body|foot)$/.test(node.localName)) rows.push(...listCells(node))
  }
  return rows.filter((row) => row.length > 0)
}

export function writeTable(rows: WrittenElement[][], writeJump: WriteJump): string {
  const grid = layOut(rows, writeJump)
  const width = Math.max(...grid.map((row) => row.length))
  const [first = []] = rows
  const isHeaded = first.every((cell) => cell.localName === 'th')
  const lines = isHeaded ? grid : [[], ...grid]
  const written = lines.map(
    (row) => `| ${Array.from({ length: width }, (_, at) => row[at] ?? '').join(' | ')} |`,
  )
  written.splice(1, 0, `|${' --- |'.repeat(width)}`)
  return written.join('\n')
}

function isCell(node: Written): node is WrittenElement {
  return isElement(node) && /^t[dh]$/.test(node.localName)
}

function layOut(rows: WrittenElement[][], writeJump: WriteJump): string[][] {
  const grid: string[][] = rows.map(() => [])
  for (const [at, row] of rows.entries()) {
    const line = grid[at] as string[]
    let column = 0
    for (const cell of row) {
      while (line[column] !== undefined) column += 1
      const words = writeLine(cell.childNodes, writeJump)
        .replaceAll(new RegExp(`${BREAK}+`, 'g'), BREAK)
        .replaceAll(new RegExp(`^${BREAK}|${BREAK}$`, 'g'), '')
        .replaceAll(BREAK, '<br>')
        .replace(/\|/g, '\\|')
      const [wide, high] = [
        readSpan(cell, 'colspan', mostColumns),
        readSpan(cell, 'rowspan', rows.length - at),
      ]
      for (let down = 0; down < high; down += 1) {
        for (let on = 0; on < wide; on += 1) {
          const below = grid[at + down] as string[]
          below[column + on] = down === 0 && on === 0 ? words : ''
        }
      }
      column += wide
    }
  }
  return grid
}

function readSpan(cell: WrittenElement, name: string, most: number): number {
  return Math.min(most, Math.max(1, Number.parseInt(cell.getAttribute(name) ?? '1', 10) || 1))
}
