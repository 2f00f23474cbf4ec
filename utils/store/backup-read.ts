/** Reads a backup line by line, so that what is none, or is cut off, or bursts when it is unpacked, is refused early. */
import type { Backup, FileFault } from '../exchange.ts'
import { backupTables, backupVersion, endMark, longestLine } from './backup.ts'

/** In characters; a profile's files are smaller. */
const longestHeader = 10_000
const longestText = 1_000_000_000

/** Checks every row. The file comes as it was written or unpacked. */
export async function readBackup(file: Blob): Promise<Backup | { fault: FileFault }> {
  try {
    return await readLines(splitLines(unpack(file, await isPacked(file))))
  } catch (error) {
    return { fault: error instanceof Refusal ? { reason: error.reason } : { reason: 'damaged' } }
  }
}

class Refusal extends Error {
  reason: 'not-ours' | 'damaged' | 'newer' | 'too-large'
  constructor(reason: Refusal['reason']) {
    super(reason)
    this.reason = reason
  }
}

/** https://www.rfc-editor.org/rfc/rfc1952#section-2.3.1 */
export async function isPacked(file: Blob): Promise<boolean> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer())
  return first === 0x1f && second === 0x8b
}

function unpack(file: Blob, packed: boolean): ReadableStream<Uint8Array> {
  if (!packed) return file.stream()
  return file.stream().pipeThrough(new DecompressionStream('gzip') as TransformStream<Uint8Array, Uint8Array>)
}

async function* splitLines(bytes: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  let length = 0
  const reader = bytes.getReader()
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read()) {
      const text = decoder.decode(step.value, { stream: true })
      length += text.length
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      if (length === rest.length && length > longestHeader) throw new Refusal('not-ours')
      if (length > longestText || rest.length > longestLine) throw new Refusal('too-large')
      yield* lines
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
  if (rest.trim() !== '') yield rest
}

async function readLines(lines: AsyncGenerator<string>): Promise<Backup> {
  const backup: Backup = { madeAt: 0, rows: {} }
  const tables = new Map(backupTables.map(({ name, isRow }) => [name, isRow]))
  for (const name of tables.keys()) backup.rows[name] = []
  let isBegun = false
  let counts: Record<string, number> | undefined
  for await (const line of lines) {
    if (!isBegun) {
      backup.madeAt = readHeader(line)
      isBegun = true
      continue
    }
    if (counts) throw new Refusal('damaged')
    const [name, row] = JSON.parse(line) as [string, object]
    if (name === endMark) counts = row as Record<string, number>
    const isRow = tables.get(name)
    if (!isRow) continue
    if (!isRow(row)) throw new Refusal('damaged')
    backup.rows[name]?.push(row)
  }
  if (!isBegun) throw new Refusal('not-ours')
  const isWhole =
    counts && Object.entries(backup.rows).every(([name, rows]) => (counts[name] ?? 0) === rows.length)
  if (!isWhole) throw new Refusal('damaged')
  return backup
}

/** When it was made. */
function readHeader(line: string): number {
  const header = parseObject(line)
  if (header?.fil !== 'backup') throw new Refusal('not-ours')
  if (!Number.isSafeInteger(header.version) || (header.version as number) < 1) throw new Refusal('damaged')
  if ((header.version as number) > backupVersion) throw new Refusal('newer')
  if (typeof header.madeAt !== 'number' || Math.abs(header.madeAt) > 8.64e15) throw new Refusal('damaged')
  return header.madeAt
}

function parseObject(line: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(line) as Record<string, unknown>
  } catch {
    return undefined
  }
}
