/** Writes text into markup without letting it become markup. */

export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** WordPress spells out every typographic character of a title as a number. */
export function escapeLikeWordPress(text: string): string {
  return text
    .replaceAll('&', '&#038;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[’“”«»…–\u00a0\u202f]/g, (char) => `&#${char.charCodeAt(0)};`)
}

/** A section may not hold its own end. */
export function wrapCdata(text: string): string {
  return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
}
