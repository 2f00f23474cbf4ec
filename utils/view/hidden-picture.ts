/** What stands in a picture's place where pictures wait for a click: its words, and a link to it. */

/** By which the place of a picture that is not shown is known. */
export const hiddenPicture = 'hidden-picture'

/** Already within a link its words are enough. The source is a whole address. */
export function replaceByLink(image: Element, source: string): void {
  const words = image.getAttribute('alt')?.trim() || new URL(source).pathname.split('/').at(-1) || source
  const place = image.ownerDocument.createElement('span')
  place.className = hiddenPicture
  if (image.closest('a')) place.textContent = words
  else {
    const link = image.ownerDocument.createElement('a')
    link.textContent = words
    link.setAttribute('href', source)
    place.append(link)
  }
  image.replaceWith(place)
}
