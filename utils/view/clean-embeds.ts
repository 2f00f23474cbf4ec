/** Makes of players plain links, with their picture where its address is known: nothing plays by itself, nothing is asked. */
import { resolveLink } from '../parse/link.ts'
import { type Embed, readEmbed } from './embeds.ts'

/** Says in words what is played, and at which host. */
export type NameMedia = (kind: 'film' | 'sound', host: string) => string

/** What is not known is left to whoever cleans, and goes. What has no title is called by its host, or as is given. */
export function settleEmbeds(
  root: Element,
  base: string,
  nameMedia: NameMedia = (_kind, host) => host,
): void {
  for (const frame of root.querySelectorAll('iframe, embed, object')) {
    const address = resolveLink(findFrameAddress(frame), base)
    const embed = address === undefined ? undefined : readEmbed(address)
    if (embed) frame.replaceWith(writeLink(frame, embed, new URL(embed.url).host))
  }
  for (const player of root.querySelectorAll('video, audio')) {
    const url = resolveLink(findMediaAddress(player), base)
    const image = resolveLink(player.getAttribute('poster') ?? undefined, base)
    if (url === undefined) continue
    const words = nameMedia(player.localName === 'audio' ? 'sound' : 'film', new URL(url).host)
    player.replaceWith(writeLink(player, { url, ...(image !== undefined && { image }) }, words))
  }
}

function findFrameAddress(frame: Element): string | undefined {
  const names = ['src', 'data-src', 'data-lazy-src', 'data', 'data-litespeed-src']
  return names
    .map((name) => frame.getAttribute(name)?.trim())
    .find((value) => value && !/^about:/i.test(value))
}

function findMediaAddress(player: Element): string | undefined {
  const own = player.getAttribute('src') ?? player.getAttribute('data-src')
  return own ?? player.querySelector('source')?.getAttribute('src') ?? undefined
}

function writeLink(player: Element, { url, image }: Embed, unnamed: string): Element {
  const document = player.ownerDocument
  const figure = document.createElement('figure')
  const title = player.getAttribute('title') || player.getAttribute('aria-label')
  if (image !== undefined) {
    const link = document.createElement('a')
    const picture = document.createElement('img')
    picture.setAttribute('src', image)
    picture.setAttribute('alt', '')
    link.setAttribute('href', url)
    link.append(picture)
    figure.append(link)
  }
  const caption = document.createElement('figcaption')
  const link = document.createElement('a')
  link.setAttribute('href', url)
  link.append('▶ ', title?.replace(/\s+/g, ' ').trim() || isolate(document, unnamed))
  caption.append(link)
  figure.append(caption)
  return figure
}

/** Words of the interface may run the other way than the article. */
function isolate(document: Document, words: string): Element {
  const isolated = document.createElement('bdi')
  isolated.textContent = words
  return isolated
}
