/** Turns those blocks of an article that are written the other way: an English quotation in an Arabic text. */
import { isRightToLeft } from './direction.ts'

const blocks = 'p, h2, h3, h4, h5, h6, li, dt, dd, td, th, caption, figcaption, blockquote'

/** Where a block has too few letters to tell, it runs as the article does. */
export function settleDirections(
  body: ParentNode,
  isTextRightToLeft: boolean,
  language: string | undefined,
): void {
  // Of a declaration that its letters belie nothing is believed.
  const assumed = isRightToLeft('', language) === isTextRightToLeft ? language : isTextRightToLeft ? 'ar' : ''
  for (const block of body.querySelectorAll<HTMLElement>(blocks)) {
    const isTurned = isRightToLeft(block.textContent, assumed) !== isTextRightToLeft
    if (isTurned) block.dir = isTextRightToLeft ? 'ltr' : 'rtl'
    else block.removeAttribute('dir')
  }
}
