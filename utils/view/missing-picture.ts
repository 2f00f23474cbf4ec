/** A picture that does not come leaves no blank: its words stand alone in its place, until it comes after all. */

/** By which the words in a picture's place are known. */
export const pictureWords = 'picture-words'

/** What its caption says is not said twice. */
export function giveWay(image: HTMLImageElement): void {
  if (image.hidden) return
  image.hidden = true
  const words = image.alt.trim()
  const caption = image.closest('figure')?.querySelector('figcaption')?.textContent ?? ''
  if (words !== '' && !caption.includes(words)) image.after(writeWords(image, words))
  else hideEmpty(image)
}

export function comeBack(image: HTMLImageElement): void {
  if (!image.hidden) return
  image.hidden = false
  const after = image.nextElementSibling
  if (after?.className === pictureWords) after.remove()
  for (let box = image.parentElement; box?.hidden; box = box.parentElement) box.hidden = false
}

function writeWords(image: Element, words: string): Element {
  const place = image.ownerDocument.createElement('span')
  place.className = pictureWords
  place.dir = 'auto'
  place.textContent = words
  return place
}

/** A link or a paragraph with nothing else in it is nothing to stop at. */
function hideEmpty(image: Element): void {
  for (let box = image.parentElement; box && isEmpty(box); box = box.parentElement) box.hidden = true
}

function isEmpty(box: Element): boolean {
  return (
    box.matches('a, p, figure, .article-text div') &&
    box.textContent.trim() === '' &&
    !box.querySelector('img:not([hidden]), table, hr')
  )
}
