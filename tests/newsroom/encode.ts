/** Turns text into the bytes of an old charset; what the charset lacks becomes a numeric reference. */
import type { Charset } from './outlet.ts'

export function encodeText(text: string, charset: Charset): Uint8Array {
  if (charset === 'utf-8') return new TextEncoder().encode(text)
  const table = readTable(charset)
  const bytes: number[] = []
  for (const char of text) {
    const byte = table.get(char)
    if (byte !== undefined) bytes.push(byte)
    else bytes.push(...new TextEncoder().encode(`&#${char.codePointAt(0)};`))
  }
  return Uint8Array.from(bytes)
}

const tables = new Map<Charset, Map<string, number>>()

/** A decoder knows every one of its 256 bytes, so the encoder is its reverse. */
function readTable(charset: Charset): Map<string, number> {
  const known = tables.get(charset)
  if (known) return known
  const chars = new TextDecoder(charset).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))
  const table = new Map([...chars].map((char, byte) => [char, byte] as const))
  tables.set(charset, table)
  return table
}
