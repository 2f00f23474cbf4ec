/** Takes the article out of a page, with the reader of Firefox. */
import { Readability } from '@mozilla/readability'
import type { ArticleText } from '../article.ts'
import { uncoverImages } from './clean-images.ts'
import { completeAddresses } from './complete.ts'
import { keepCredits } from './flatten.ts'
import { letWrite, parseInert } from './inert.ts'

/** The article in a document where no script runs, and what its page says of it. */
export interface Extract {
  body: Element
  about: Omit<ArticleText, 'html'>
}

/** Reading a page takes the longer the more it holds; none that people write holds as much. */
const mostElements = 60_000

/** Undefined where there is none. Nothing of it is sanitised. */
export function readArticle(html: string, url: string): Extract | undefined {
  const page = parseInert(html)
  if (page.getElementsByTagName('*').length > mostElements) return undefined
  completeAddresses(page, url)
  uncoverImages(page.body)
  dropAsides(page.body)
  keepCredits(page.body)
  // Readability puts the page back as it was where it has to look again.
  letWrite(page.body)
  const language = page.documentElement.getAttribute('lang') ?? undefined
  const image = page
    .querySelector('meta[property="og:image"], meta[name="twitter:image"]')
    ?.getAttribute('content')
  const read = new Readability<Element>(page, { serializer: (node) => node as Element }).parse()
  if (!read?.content) return undefined
  const author = read.byline?.replace(/\s+/g, ' ').trim()
  return {
    body: read.content,
    about: {
      ...(author && author.length < 200 && { author }),
      ...((read.lang ?? language) && { language: (read.lang ?? language) as string }),
      ...(image && { image }),
    },
  }
}

const asides =
  /newsletter|sign-?up|subscri|inscription|abonne|paywall|regwall|cookie|consent|related|read-also|lire-aussi|share|sharing|social/i
/** In characters: what is longer may be the article, whatever its box is called. */
const longestAside = 400

/** What stands in the middle of articles without being part of them. */
function dropAsides(body: Element): void {
  for (const box of body.querySelectorAll('[class], [id]')) {
    const name = `${box.getAttribute('class')} ${box.id}`
    if (!asides.test(name) || box.textContent.length >= longestAside) continue
    if (!box.querySelector('h1, article, figure')) box.remove()
  }
}
