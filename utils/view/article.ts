/** Opens a story for reading: what its feed says in full, else its page, cleared of all that is not the article. */
import type { ArticleText, ArticleTrouble, FetchedArticle, StoredArticle } from '../article.ts'
import { isDemo } from '../site.ts'
import { findOpened, keepArticle, type Opened } from '../store/articles.ts'
import { type Cleaned, type Cleaning, cleanInPieces } from './clean.ts'
import type { NameMedia } from './clean-embeds.ts'
import { completeImage } from './clean-images.ts'
import { isRightToLeft } from './direction.ts'
import { hiddenPicture } from './hidden-picture.ts'
import { readArticle } from './readable.ts'
import { countMinutes, countWords } from './reading-time.ts'
import { isDispatch, isTeaser } from './teaser.ts'

/** What is known of a story without its text. */
export interface Heading {
  id: number
  title: string
  url?: string
  at: number
  sourceTitle: string
}

export interface Article extends Heading {
  author?: string
  /** One for its head, where its text shows none. */
  image?: string
  /** It has pictures, and was wished without. */
  hidesImages?: true
  /** BCP 47. */
  language?: string
  isRightToLeft: boolean
  origin: 'feed' | 'ticker' | 'page'
  /** When its page was fetched, for what comes from there. */
  fetchedAt?: number
  /** Absent of what is only a teaser, or read at a glance. */
  minutes?: number
  words: number
  /** Its beginning; safe to be put on the screen as it is, once. */
  body: DocumentFragment
  /** The next piece of what stands below that, as safe; undefined once there is no more. */
  next: () => DocumentFragment | undefined
  /** Whether anything stands below. */
  isLong: boolean
}

/** Why there is no article; what there is of it all the same may be shown with that. */
export interface NoArticle {
  trouble: ArticleTrouble
  /** Absent where the story is no more. */
  heading?: Heading
  teaser?: Article
}

export interface Wishes {
  /** Shown unless told otherwise. */
  withImages?: boolean
  /** Also where the feed says it in full. */
  fromPage?: boolean
  /** Also where the page is stored already. */
  again?: boolean
  nameMedia?: NameMedia
}

/** Has the worker fetch the page of a story; never throws. */
export type AskWorker = (id: number, again: boolean) => Promise<FetchedArticle>

export async function openArticle(
  id: number,
  askWorker: AskWorker,
  { withImages = true, fromPage = false, again = false, nameMedia }: Wishes = {},
): Promise<Article | NoArticle> {
  const opened = await findOpened(id)
  if (!opened) return { trouble: { reason: 'no-text' } }
  const showing = { withImages, nameMedia, title: opened.row.title }
  const told = readFeed(opened, showing)
  const hasNoPage = opened.row.url === undefined && told && told.article.words > 0
  const isWhole = !told?.isTeaser || hasNoPage || (opened.source && isDemo(opened.source))
  const whole = told && !fromPage && !again && isWhole ? told.article : undefined
  if (whole && !opened.source?.fullText) return whole
  const fetched = opened.stored && !again ? { stored: opened.stored } : await askWorker(id, again)
  // Without a network the page of before is better than none.
  const stored = 'stored' in fetched ? fetched.stored : opened.stored
  const found = stored
    ? judge(opened, readStored(opened, stored, showing), stored, told?.article)
    : refuse(opened, (fetched as { trouble: ArticleTrouble }).trouble, told?.article)
  return 'trouble' in found && whole ? whole : found
}

/** What was read of a page is written out after so long. */
const keptAfterMs = 150

/** How the text is to be shown, wherever it comes from. */
type Showing = Omit<Cleaning, 'url'>

function readFeed(opened: Opened, showing: Showing): { article: Article; isTeaser: boolean } | undefined {
  const { row, source, text: kept } = opened
  const html = kept?.content ?? (kept?.summary && `<p>${escapeText(kept.summary)}</p>`)
  if (!html) return undefined
  const url = row.url ?? source?.homeUrl ?? source?.url ?? ''
  const text = cleanInPieces(html, { url, ...showing })
  const origin = row.lead ? 'ticker' : 'feed'
  const article = compose(opened, {}, text, { origin, url, ...showing })
  return { article, isTeaser: isTeaser(text.said, row.lead === 1) }
}

function readStored(opened: Opened, stored: StoredArticle, showing: Showing): Article | undefined {
  const { url, fetchedAt, page } = stored
  const more = { origin: 'page', fetchedAt, url, ...showing } as const
  const show = (html: string | Element, about: Omit<ArticleText, 'html'>) =>
    compose(opened, about, cleanInPieces(html, { url, ...showing, ...tellHead(opened, about) }), more)
  if (stored.article) return show(stored.article.html, stored.article)
  const read = page === undefined ? undefined : readArticle(page, url)
  if (!read) return undefined
  const html = new Promise<string>((resolve) => setTimeout(() => resolve(read.body.innerHTML), keptAfterMs))
  keepRead(stored, read.about, html).catch((error) => console.error('The article could not be kept', error))
  return show(read.body, read.about)
}

function tellHead(
  { row, source, text }: Opened,
  about: Omit<ArticleText, 'html'>,
): Pick<Cleaning, 'title' | 'head'> {
  const author = text?.author ?? about.author
  const language = about.language ?? source?.language
  const head = { at: row.at, sourceTitle: source?.title ?? '' }
  return {
    title: row.title,
    head: { ...head, ...(author !== undefined && { author }), ...(language !== undefined && { language }) },
  }
}

/** By then it is on the screen: nobody waits for it to be written out. */
async function keepRead(
  { page: _read, ...stored }: StoredArticle,
  about: Omit<ArticleText, 'html'>,
  html: Promise<string>,
): Promise<void> {
  await keepArticle({ ...stored, article: { ...about, html: await html } })
}

/** Fewer words are no article, whatever they are. */
const leastWords = 25
/** Of a page that is for subscribers fewer are what it shows to everybody. */
const leastWordsOfPaid = 250

function judge(
  opened: Opened,
  article: Article | undefined,
  { obstacle }: StoredArticle,
  told: Article | undefined,
): Article | NoArticle {
  const [words, toldWords] = [article?.words ?? 0, told?.words ?? 0]
  const isPaid = obstacle === 'paywall' && words < leastWordsOfPaid
  const isAsLong = article && words * 2 >= toldWords
  if (isAsLong && !isPaid && words >= leastWords) return article
  if (isAsLong && told && !obstacle && isDispatch(article.body.textContent, told.body.textContent))
    return toldWords > words ? told : article
  return refuse(opened, { reason: obstacle ?? 'no-text' }, toldWords >= words ? told : article)
}

function refuse(opened: Opened, trouble: ArticleTrouble, teaser: Article | undefined): NoArticle {
  const isTold = teaser !== undefined && teaser.words > 0
  return { trouble, heading: head(opened), ...(isTold && { teaser: dropMinutes(teaser) }) }
}

/** How long a teaser takes to read is of no use to whoever asks that of the story. */
function dropMinutes({ minutes: _minutes, ...teaser }: Article): Article {
  return teaser
}

function head({ row, source }: Opened): Heading {
  const { id, title, url, at } = row
  return { id, title, at, sourceTitle: source?.title ?? '', ...(url !== undefined && { url }) }
}

function compose(
  opened: Opened,
  about: Omit<ArticleText, 'html'>,
  { body, next, isLong, said, hasImage }: Cleaned,
  { url, withImages, nameMedia: _nameMedia, ...more }: Pick<Article, 'origin' | 'fetchedAt'> & Cleaning,
): Article {
  const { row, source } = opened
  const words = countWords(said)
  const minutes = countMinutes(words)
  const author = (opened.text?.author ?? about.author)?.replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
  const language = about.language ?? source?.language
  const image = hasImage ? undefined : completeImage(about.image ?? row.image ?? null, url)
  return {
    ...head(opened),
    ...more,
    ...(author && { author }),
    ...(withImages && image !== undefined && { image }),
    ...(!withImages &&
      (hasImage || image !== undefined || body.querySelector(`.${hiddenPicture}`)) && { hidesImages: true }),
    ...(language !== undefined && { language }),
    isRightToLeft: isRightToLeft(said || row.title, language),
    ...(minutes !== undefined && { minutes }),
    words,
    body,
    next,
    isLong,
  }
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
