/** Keeps the ways from an article's text to its notes and back; of all other names that a page gives nothing is left. */

/** In characters: a longer link is a table of contents, whose reader scrolls back. */
const longestMark = 6

const inline = 'a, sup, sub, b, strong, i, em, small, span, cite'

/**
 * Names what links within the article lead to, by names that nothing of Fil's own has, and gives a note without a way back
 * one; returns those names. For a document of its own still.
 */
export function markNotes(root: Element, url: string): Set<string> {
  const jumps = findJumps(root, url)
  for (const [mark, note] of [...jumps]) {
    if (needsReturn(mark, note, jumps)) jumps.set(addReturn(note), mark)
  }
  for (const element of root.querySelectorAll('[id]')) element.removeAttribute('id')
  const names = new Set<string>()
  if (jumps.size === 0) return names
  for (const link of root.querySelectorAll('a')) {
    const target = jumps.get(link)
    if (!target) continue
    if (!target.id) {
      target.id = `note-${names.size + 1}`
      names.add(target.id)
    }
    link.setAttribute('href', `#${target.id}`)
  }
  return names
}

/** Whether an address, as it is written after `markNotes`, leads to a note. */
export function leadsToNote(address: string | null): boolean {
  return address?.startsWith('#') === true && /^#note-\d+$/.test(address)
}

/** Of names only those are left that were given here, and of ways only those to them. */
export function settleNotes(fragment: DocumentFragment, names: Set<string>): void {
  const given = new Set<string>()
  for (const element of fragment.querySelectorAll('[id]')) {
    if (names.has(element.id) && !given.has(element.id)) given.add(element.id)
    else element.removeAttribute('id')
  }
  for (const link of fragment.querySelectorAll('a[href^="#"]')) {
    if (!names.has(link.getAttribute('href')?.slice(1) ?? '')) link.replaceWith(...link.childNodes)
  }
}

/** Each link that leads to another place of the same article, with that place. */
function findJumps(root: Element, url: string): Map<Element, Element> {
  const jumps = new Map<Element, Element>()
  const links = root.querySelectorAll('a[href*="#"]')
  if (links.length === 0) return jumps
  const named = new Map<string, Element>()
  for (const element of root.querySelectorAll('[id], a[name]')) {
    const place = findPlace(element)
    if (place === root || !place) continue
    for (const name of [element.id, element.getAttribute('name')]) {
      if (name && !named.has(name)) named.set(name, place)
    }
  }
  for (const link of links) {
    const target = named.get(readName(link.getAttribute('href')?.trim() ?? '', url) ?? '')
    if (target && !target.contains(link)) jumps.set(link, target)
  }
  return jumps
}

/** An anchor that leads nowhere is there for its name alone, and goes. */
function findPlace(element: Element): Element | null {
  return element.localName === 'a' && !element.hasAttribute('href') ? element.parentElement : element
}

/** Undefined where the address is on another page. */
function readName(address: string, url: string): string | undefined {
  const at = address.indexOf('#')
  const page = address.slice(0, at)
  if (page !== '' && URL.parse(page, url)?.href !== URL.parse(url)?.href.split('#')[0]) return undefined
  try {
    return decodeURIComponent(address.slice(at + 1))
  } catch {
    return address.slice(at + 1)
  }
}

function needsReturn(mark: Element, note: Element, jumps: Map<Element, Element>): boolean {
  const words = mark.textContent.trim()
  if (words === '' || words.length > longestMark || /^h[1-6]$/.test(note.localName)) return false
  const place = findBlock(note)
  // A note that is marked several times leads back to the first.
  return !jumps.has(note) && ![...place.querySelectorAll('a')].some((link) => jumps.has(link))
}

/** Text that is written by nobody but Fil, and that every script knows. */
function addReturn(note: Element): Element {
  const link = note.ownerDocument.createElement('a')
  link.textContent = '↩\ufe0e'
  const place = findBlock(note)
  const last = place.lastElementChild
  ;(last?.localName === 'p' ? last : place).append(' ', link)
  return link
}

function findBlock(note: Element): Element {
  return note.matches(inline) ? (note.parentElement?.closest(`:not(${inline})`) ?? note) : note
}
