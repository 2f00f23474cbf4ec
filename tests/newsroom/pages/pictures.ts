/** Draws what an outlet shows beside its words: its mark, and a small landscape for each story. */
import { crc32, deflateSync } from 'node:zlib'
import type { Outlet } from '../outlet.ts'
import { createRandom } from '../random.ts'

const side = 32

export function drawMark({ title, color }: Outlet): string {
  const initial = [...title.replace(/^(Le|La|The) |^ال/, '')][0] ?? ''
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="${color}"/><text x="16" y="23" font-family="Georgia,serif" font-size="20" font-weight="700" text-anchor="middle" fill="#fff">${initial}</text></svg>`
}

/** The same square as a PNG, with three lines of type in place of the letter. */
export function drawMarkAsPng({ color }: Outlet): Uint8Array {
  const ink = [1, 3, 5].map((from) => Number.parseInt(color.slice(from, from + 2), 16))
  const rows = Array.from({ length: side }, (_, y) => [
    0,
    ...Array.from({ length: side }, (_, x) => (isType(x, y) ? [255, 255, 255] : ink)).flat(),
  ])
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.set([8, 2], 8)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    writeChunk('IHDR', header),
    writeChunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
    writeChunk('IEND', Buffer.alloc(0)),
  ])
}

/** Sky, sun and three ridges, in the outlet's colour. */
export function drawLandscape({ color, id }: Outlet, number: number): string {
  const random = createRandom(`${id} ${number}`)
  const ridges = [0.35, 0.6, 1].map((opacity, index) => {
    const height = 200 + index * 50
    const points = Array.from({ length: 9 }, (_, step) => `${step * 80},${height - random.below(70)}`)
    return `<polygon points="0,360 ${points.join(' ')} 640,360" fill="${color}" opacity="${opacity}"/>`
  })
  const sun = `<circle cx="${80 + random.below(480)}" cy="${60 + random.below(90)}" r="34" fill="#f6c667"/>`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360"><rect width="640" height="360" fill="#f3ebdd"/>${sun}${ridges.join('')}</svg>`
}

function isType(x: number, y: number): boolean {
  return x >= 7 && x < (y < 20 ? 25 : 19) && [8, 15, 22].some((line) => y >= line && y < line + 3)
}

function writeChunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const chunk = Buffer.alloc(body.length + 8)
  chunk.writeUInt32BE(data.length, 0)
  chunk.set(body, 4)
  chunk.writeUInt32BE(crc32(body), body.length + 4)
  return chunk
}
