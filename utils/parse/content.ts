/** Makes the addresses within a story's HTML whole, and leaves every other character of it alone. */
import { decodeHTMLAttribute } from 'entities'

const TAG = /<[a-z][^<>]*>/gi
const ADDRESS = /(\s(?:href|src|poster|cite)\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi
const CANDIDATES = /(\ssrcset\s*=\s*)(?:"([^"]*)"|'([^']*)')/gi

/** Sanitising is not done here: whoever shows the HTML does it, and needs whole addresses for that. */
export function resolveContent(html: string, base: string): string {
  if (!/\s(?:href|src|srcset|poster|cite)\s*=/i.test(html)) return html
  return html.replace(TAG, (tag) =>
    tag
      .replace(ADDRESS, (written, lead: string, double?: string, single?: string, bare?: string) => {
        const whole = complete(double ?? single ?? bare ?? '', base)
        return whole === undefined ? written : `${lead}"${whole}"`
      })
      .replace(CANDIDATES, (_written, lead: string, double?: string, single?: string) => {
        return `${lead}"${completeCandidates(double ?? single ?? '', base)}"`
      }),
  )
}

/** Undefined where it is whole already, points into the text itself, or cannot be made whole. */
function complete(written: string, base: string): string | undefined {
  const link = decodeHTMLAttribute(written.trim())
  if (link === '' || link.startsWith('#') || /^[a-z][a-z\d+.-]*:/i.test(link)) return undefined
  const whole = URL.parse(link, base)
  return whole?.protocol.startsWith('http') ? whole.href.replaceAll('&', '&amp;') : undefined
}

function completeCandidates(written: string, base: string): string {
  return written.replace(
    /(^|,\s+)([^\s,]\S*)/g,
    (_match, gap: string, link: string) => `${gap}${complete(link, base) ?? link}`,
  )
}
