/** Makes of players plain links, with their picture where its address is known: nothing plays by itself, nothing is asked. */
import { resolveLink } from '../parse/link.ts'
import { type Embed, readEmbed } from './embeds.ts'

/** What is not known is left to whoever cleans, and goes. */
export function settleEmbeds(root: Element, base: string): void {
  for (const frame of root.querySelectorAll('iframe, embed, object')) {
    const address = resolveLink(findFrameAddress(frame), base)
    const embed = address === undefined ? undefined : readEmbed(address)
    if (embed) frame.replaceWith(writeLink(frame, embed))
  }
  for (const player of root.querySelectorAll('video, audio')) {
    const url = resolveLink(findMediaAddress(player), base)
    const image = resolveLink(player.getAttribute('poster') ?? undefined, base)
    if (url !== undefined)
      player.replaceWith(writeLink(player, { url, ...(image !== undefined && { image }) }))
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

function writeLink(player: Element, { url, image }: Embed): Element {
  const document = player.ownerDocument
  const figure = document.createElement('figure')
  const words = player.getAttribute('title') || player.getAttribute('aria-label') || new URL(url).host
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
  link.textContent = `▶ ${words.replace(/\s+/g, ' ').trim()}`
  caption.append(link)
  figure.append(caption)
  return figure
}
