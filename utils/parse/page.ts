/** Trims a page to what an article may be read from: its scripts, styles and drawings go, its text stays. */
import { walkMarkup } from './markup.ts'

/** In characters: more than an article has, and little enough to be read and cleaned in a moment. */
export const longestPage = 1_000_000

/** A page that is longer even without them is cut. */
export function trimPage(html: string): string {
  const kept: string[] = []
  let length = 0
  let from = 0
  let dropped: { name: string; start: number } | undefined
  const keep = (to: number) => {
    const piece = html.slice(from, Math.min(to, from + longestPage - length))
    kept.push(piece)
    length += piece.length
  }
  walkMarkup(
    html,
    {
      open(name, attributes, start, end) {
        if (dropped === undefined && isDropped(name, attributes, html[end - 2])) dropped = { name, start }
      },
      close(name, _start, end) {
        if (name !== dropped?.name) return
        keep(dropped.start)
        from = end
        dropped = undefined
      },
      isDone: () => length >= longestPage,
    },
    'html',
  )
  // A drawing may lack its end; all that follows a script without one is script.
  keep(dropped === undefined || dropped.name === 'svg' ? html.length : dropped.start)
  return kept.join('').toWellFormed()
}

/** What says who wrote an article, and whether all may read it, stands in a script of data. */
function isDropped(name: string, attributes: Map<string, string>, lastSign = ''): boolean {
  if (name === 'script') return !/^\s*application\/ld\+json/i.test(attributes.get('type') ?? '')
  return name === 'style' || (name === 'svg' && lastSign !== '/')
}
