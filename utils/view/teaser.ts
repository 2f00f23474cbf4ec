/** Tells the whole text of a story from a few lines that are to make one open its page (pure). */
import { foldWords } from '../fold.ts'
import { countWords } from './reading-time.ts'

/** Fewer are a teaser, whatever they end with: of a short dispatch the page shows the same. */
const leastWords = 120
/** A lead that was found on a ticker's page has paragraphs of its own. */
const leastWordsOfLead = 40

/** What feeds put behind any text, and behind one that goes on elsewhere. */
const SIGNATURE =
  /(?:the post|l['’]article|cet article|المقالة?|التدوينة)\s.{0,300}(?:appeared first on|est apparu en premier sur|ظهرت أولا? ?ً? على)\s.{0,100}$/isu
const CUT = /(?:…|\.{3})[\s\p{P}\p{S}]*$/u
const CALL =
  /(?:^|[.!?…»”\])]\s*)(?:continue reading|read (?:more|the full|the rest|on)|keep reading|full story|lire (?:la suite|plus|l['’]article)|en savoir plus|voir plus|اقرأ (?:المزيد|أكثر)|للمزيد|تتمة|weiterlesen|leer más|leggi tutto|ler mais)[^.!?]{0,80}[\s\p{P}\p{S}]*$/iu
/** In characters. */
const longestTail = 500

/** The text as a reader sees it, without markup. */
export function isTeaser(text: string, isLead = false): boolean {
  return countWords(text) < (isLead ? leastWordsOfLead : leastWords) || goesOn(text)
}

/** Fewer words are a label. */
const leastWordsOfDispatch = 5

/** Whether a page tells what the feed tells: so little is all that there is, if it does not say that it goes on. */
export function isDispatch(ofPage: string, ofFeed: string): boolean {
  if (Math.min(countWords(ofPage), countWords(ofFeed)) < leastWordsOfDispatch || goesOn(ofPage)) return false
  const [page, feed] = [foldWords(ofPage), foldWords(ofFeed)]
  // What feeds cut may end within a word.
  return page.startsWith(feed.trimEnd()) || feed.startsWith(page.trimEnd())
}

function goesOn(text: string): boolean {
  const tail = text.trim().slice(-longestTail).replace(/\s+/g, ' ').replace(SIGNATURE, '').trim()
  return CUT.test(tail) || CALL.test(tail)
}
