/** Shows an article's pictures: those that wait for scripts, over https alone, and none that counts its reader. */
import { isPrivate } from '../parse/address.ts'
import { resolveLink } from '../parse/link.ts'
import { replaceByLink } from './hidden-picture.ts'
import { isPixel, isTracker } from './trackers.ts'

/** Where pages keep a picture's address until a script shows it. */
const laterSources = [
  'data-src',
  'data-lazy-src',
  'data-original',
  'data-lazy',
  'data-url',
  'data-hi-res-src',
]
const laterSets = ['data-srcset', 'data-lazy-srcset', 'data-original-set']

/** Gives pictures the addresses that scripts would have given them. Pixels go, while their size is still known. */
export function uncoverImages(root: Element): void {
  for (const noscript of root.querySelectorAll('noscript')) replaceByFallback(noscript)
  for (const image of root.querySelectorAll('amp-img')) image.replaceWith(copyAsImage(image))
  for (const image of root.querySelectorAll('img')) {
    const [width, height, style] = ['width', 'height', 'style'].map((name) => image.getAttribute(name))
    if (isPixel({ width: width ?? null, height: height ?? null, style: style ?? null })) image.remove()
    else uncover(image)
  }
}

/** https://amp.dev/documentation/components/amp-img */
function copyAsImage(image: Element): Element {
  const copy = image.ownerDocument.createElement('img')
  for (const name of ['src', 'srcset', 'alt', 'width', 'height']) {
    const value = image.getAttribute(name)
    if (value !== null) copy.setAttribute(name, value)
  }
  return copy
}

/** In a page without scripts it holds elements: a picture for whom the one before it stays a shadow. */
function replaceByFallback(noscript: Element): void {
  const images = noscript.querySelectorAll('img')
  const before = noscript.previousElementSibling
  const shadow = before?.matches('img') ? before : before?.querySelector('img')
  const [image] = images
  if (images.length === 1 && image && noscript.textContent.trim() === '') {
    if (shadow) shadow.replaceWith(image)
    else noscript.before(image)
  }
  noscript.remove()
}

function uncover(image: Element): void {
  const picture = image.closest('picture')
  const written = image.getAttribute('src')?.trim() ?? ''
  const later = findFirst(image, laterSources)
  const set =
    findFirst(image, laterSets) ??
    image.getAttribute('srcset') ??
    (picture && findInSources(picture)) ??
    undefined
  if (later !== undefined && !/^data:|[{}]/.test(later)) image.setAttribute('src', later)
  else if (written === '' || /^(?:data|about|blob):/i.test(written)) image.removeAttribute('src')
  if (set !== undefined) image.setAttribute('srcset', set)
}

function findFirst(element: Element, names: string[]): string | undefined {
  return names.map((name) => element.getAttribute(name)?.trim()).find((value) => value)
}

/** Of formats that every browser shows; where they are all of others, the first. */
function findInSources(picture: Element): string | undefined {
  const sources = [...picture.querySelectorAll('source')]
  const plain = sources.find((source) => /jpe?g|png/i.test(source.getAttribute('type') ?? '')) ?? sources[0]
  return plain && findFirst(plain, ['data-srcset', 'srcset'])
}

/** Whole addresses over https; a public page shows nothing out of the reader's own network. */
export function settleImages(fragment: DocumentFragment, url: string, withImages: boolean): void {
  for (const image of fragment.querySelectorAll('img')) {
    const candidates = readCandidates(image.getAttribute('srcset') ?? '', url)
    const source = completeImage(image.getAttribute('src'), url) ?? candidates.at(-1)?.url
    if (source === undefined || isTracker(source)) image.remove()
    else if (withImages) settleImage(image, source, candidates)
    else replaceByLink(image, source)
  }
  for (const picture of fragment.querySelectorAll('picture')) picture.replaceWith(...picture.childNodes)
}

/** Whether anything of a picture is left when it is settled. */
export function isShown(image: Element, url: string): boolean {
  const source = completeImage(image.getAttribute('src'), url)
  return source === undefined
    ? readCandidates(image.getAttribute('srcset') ?? '', url).length > 0
    : !isTracker(source)
}

export function completeImage(written: string | null, base: string): string | undefined {
  const url = resolveLink(written ?? undefined, base)
  if (url === undefined || (isPrivate(url) && !isPrivate(base))) return undefined
  const whole = new URL(url)
  whole.username = ''
  whole.password = ''
  return isPrivate(url) ? whole.href : whole.href.replace(/^http:/, 'https:')
}

interface Candidate {
  url: string
  descriptor: string
}

/** https://html.spec.whatwg.org/multipage/images.html#parse-a-srcset-attribute, as far as pages write it. */
export function readCandidates(written: string, base: string): Candidate[] {
  return [...written.matchAll(/(\S*[^\s,])(?:\s+(\d+(?:\.\d+)?[wx]))?\s*(?:,|$)/g)].flatMap(
    ([, address = '', descriptor = '']) => {
      const url = completeImage(address, base)
      return url === undefined || isTracker(url) ? [] : [{ url, descriptor }]
    },
  )
}

function settleImage(image: Element, source: string, candidates: Candidate[]): void {
  for (const name of ['width', 'height']) {
    if (!/^\d{1,4}$/.test(image.getAttribute(name) ?? '')) image.removeAttribute(name)
  }
  image.setAttribute('src', source)
  image.removeAttribute('srcset')
  if (candidates.length > 1) {
    const set = candidates.map(({ url, descriptor }) => `${url.replaceAll(',', '%2C')} ${descriptor}`.trim())
    image.setAttribute('srcset', set.join(', '))
  }
  if (!image.hasAttribute('alt')) image.setAttribute('alt', '')
  image.setAttribute('loading', 'lazy')
  image.setAttribute('decoding', 'async')
  image.setAttribute('referrerpolicy', 'no-referrer')
}
