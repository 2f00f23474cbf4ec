/** Names a text by a short string that is the same on every machine. */

/** 106 bits of two cyrb53 lanes: enough to tell stories apart, not to keep a secret. */
export function hashText(text: string): string {
  return hashLane(text, 0).toString(36) + hashLane(text, 1).toString(36).padStart(11, '0')
}

/** https://github.com/bryc/code/blob/master/jshash/experimental/cyrb53.js (public domain) */
function hashLane(text: string, seed: number): number {
  let high = 0xdeadbeef ^ seed
  let low = 0x41c6ce57 ^ seed
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    high = Math.imul(high ^ unit, 2654435761)
    low = Math.imul(low ^ unit, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return 4294967296 * (2097151 & low) + (high >>> 0)
}
