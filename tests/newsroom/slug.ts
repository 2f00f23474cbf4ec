/** Turns a headline into the last part of an address, encoded as it is asked for. */

export function writeSlug(title: string): string {
  const words = title
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
  return encodeURIComponent(cutWords(words ?? []))
}

function cutWords(words: readonly string[]): string {
  let slug = ''
  for (const word of words) {
    if (slug && slug.length + word.length > 60) break
    slug = slug ? `${slug}-${word}` : word
  }
  return slug.slice(0, 80)
}
