/** Makes text of bytes, whatever their server and their own first line say of them. */

export interface Hints {
  /** The source or its site is Arabic: bytes that nothing explains are windows-1256. */
  arabic?: boolean
}

export interface Decoded {
  text: string
  /** By its name in the Encoding standard. */
  charset: string
}

/** A mark at the beginning wins; then valid UTF-8; then the first claim that explains the bytes; then a guess. */
export function decode(bytes: Uint8Array, contentType: string | undefined, hints: Hints = {}): Decoded {
  const marked = readMark(bytes) ?? guessUtf16(bytes)
  if (marked !== undefined) return decodeAs(marked, bytes)
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD_LENGTH))
  const claims = [readHeader(contentType), ...readDeclarations(head)].filter((label) => label !== undefined)
  if (claims.includes('iso-2022-jp') && bytes.includes(ESCAPE)) return decodeAs('iso-2022-jp', bytes)
  const asUtf8 = decodeCleanly('utf-8', bytes)
  const isAscii = asUtf8?.length === bytes.length
  if (asUtf8 !== undefined) return { text: asUtf8, charset: (isAscii && claims[0]) || 'utf-8' }
  if (isNearlyUtf8(bytes)) return decodeAs('utf-8', bytes)
  for (const charset of claims) {
    const text = charset === 'utf-8' ? undefined : decodeCleanly(charset, bytes)
    if (text !== undefined) return { text, charset }
  }
  const nearly = claims.find((charset) => charset !== 'utf-8' && explainsNearlyAll(charset, bytes))
  if (nearly !== undefined) return decodeAs(nearly, bytes)
  const isArabic = hints.arabic || ARABIC.test(head)
  return decodeAs(isArabic ? 'windows-1256' : 'windows-1252', bytes)
}

/** Browsers look for a page's own declaration in as much. */
const HEAD_LENGTH = 4096

/** ISO-2022-JP writes all its letters in ASCII and says so with this. */
const ESCAPE = 0x1b

/** https://encoding.spec.whatwg.org/#bom-sniff */
function readMark([a, b, c]: Uint8Array): string | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  return undefined
}

/** The first sign of markup or JSON beside a zero: https://www.w3.org/TR/xml/#sec-guessing */
function guessUtf16([a, b, c, d]: Uint8Array): string | undefined {
  const isSign = (byte: number | undefined): boolean => byte === 0x3c || byte === 0x7b || byte === 0x5b
  if (isSign(a) && b === 0 && c !== 0 && d === 0) return 'utf-16le'
  if (a === 0 && isSign(b) && c === 0 && d !== 0) return 'utf-16be'
  return undefined
}

function readHeader(contentType: string | undefined): string | undefined {
  return readLabel(/charset\s*=\s*["']?\s*([^\s"';,]+)/i.exec(contentType ?? '')?.[1])
}

/** What the document's own first lines claim. Whoever could read that cannot have read UTF-16. */
function readDeclarations(head: string): (string | undefined)[] {
  const xml = /<\?xml\s[^<>]*?encoding\s*=\s*["']\s*([^\s"'<>]+)/i.exec(head)?.[1]
  const html = /<meta\s[^<>]*?charset\s*=\s*["']?\s*([^\s"'<>/;]+)/i.exec(head)?.[1]
  return [readLabel(xml), readLabel(html)]
}

/** The encoding's name; undefined where the label is none, or one that would need a mark or zeros. */
function readLabel(label: string | undefined): string | undefined {
  if (label === undefined) return undefined
  try {
    const { encoding } = new TextDecoder(label)
    return encoding.startsWith('utf-16') ? undefined : encoding
  } catch {
    return undefined
  }
}

/** Undefined where bytes have no meaning in the encoding, or only that of a control character. */
function decodeCleanly(charset: string, bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder(charset, { fatal: true }).decode(bytes)
    return charset !== 'utf-8' && /[\u0080-\u009f]/.test(text) ? undefined : text
  } catch {
    return undefined
  }
}

/** A text cut in the middle of a character, or with a stray byte, is no reason to spoil all its other letters. */
function isNearlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes)
  const whole = count(text, /[\u0080-\ufffc]/g)
  return whole > 0 && whole >= count(text, /\ufffd+/g) * 4
}

/** The same for the claims of a source or its server: one stray byte in fifty letters disproves none. */
function explainsNearlyAll(charset: string, bytes: Uint8Array): boolean {
  const text = new TextDecoder(charset).decode(bytes)
  return count(text, /[\ufffd\u0080-\u009f]/g) * 50 <= count(text, /[^\0-\x7f]/g)
}

/** One by one: a list of every letter would take many times the text's own room. */
function count(text: string, pattern: RegExp): number {
  let found = 0
  for (const _ of text.matchAll(pattern)) found += 1
  return found
}

function decodeAs(charset: string, bytes: Uint8Array): Decoded {
  return { text: new TextDecoder(charset).decode(bytes), charset }
}

/** A document that says it is in Arabic. */
const ARABIC =
  /(?:\blang\s*=\s*["']?ar\b|<(?:dc:)?language>\s*(?:<!\[CDATA\[)?\s*ar\b|<news:language>\s*ar\b)/i
