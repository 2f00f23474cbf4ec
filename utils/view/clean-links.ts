/** Makes the links of an article whole, honest and quiet: it tells nobody where its reader came from. */
import { dropTracking, resolveLink } from '../parse/link.ts'
import { leadsToNote } from './clean-notes.ts'
import { findHiddenHost, nameHost } from './shown-host.ts'

/** Overrides and embeddings of direction: text that runs against its letters. */
const TURNS = /[\u202a-\u202e]/g

/** What is no link to the web or to a mailbox is text. */
export function settleLinks(fragment: DocumentFragment, base: string): void {
  for (const link of fragment.querySelectorAll('a')) {
    const written = link.getAttribute('href')
    if (leadsToNote(written)) {
      keepOnly(link, ['href', 'id', 'dir', 'lang'])
      continue
    }
    const url = completeLink(written, base)
    if (url === undefined) link.replaceWith(...link.childNodes)
    else settleLink(link, url)
  }
  for (const quote of fragment.querySelectorAll('[cite]')) quote.removeAttribute('cite')
}

function completeLink(written: string | null, base: string): URL | undefined {
  if (written === null) return undefined
  if (/^\s*mailto:/i.test(written)) return readMailbox(written.trim())
  const whole = resolveLink(written, base)
  if (whole === undefined) return undefined
  const url = new URL(whole.includes('?') ? dropTracking(whole) : whole)
  // A name before the host is there to be taken for it.
  if (url.username || url.password) {
    url.username = ''
    url.password = ''
  }
  return url
}

/** Only whom to write to: not what, nor with which hidden copies. */
function readMailbox(written: string): URL | undefined {
  const mailbox = /^mailto:([^\s?#]+@[^\s?#]+)/i.exec(written)?.[1]
  return mailbox === undefined ? undefined : new URL(`mailto:${mailbox}`)
}

function settleLink(link: Element, url: URL): void {
  keepOnly(link, ['href', 'id', 'dir', 'lang'])
  const hidden = findHiddenHost(link.textContent, url)
  link.setAttribute('href', url.href)
  link.setAttribute('rel', 'noopener noreferrer')
  link.setAttribute('referrerpolicy', 'no-referrer')
  link.setAttribute('target', '_blank')
  link.setAttribute('title', nameHost(url))
  if (hidden !== undefined) link.append(' ', isolate(link.ownerDocument, `(${hidden})`))
}

function keepOnly(link: Element, names: string[]): void {
  for (const name of link.getAttributeNames()) {
    if (!names.includes(name)) link.removeAttribute(name)
  }
}

function isolate(document: Document, text: string): Element {
  const isolated = document.createElement('bdi')
  isolated.textContent = text
  return isolated
}

/** Nothing turns a line around. */
export function dropTurns(fragment: DocumentFragment): void {
  const walker = fragment.ownerDocument.createTreeWalker(fragment, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const text = walker.currentNode as Text
    const straight = text.data.replace(TURNS, '')
    if (straight.length < text.length) text.data = straight
  }
}
