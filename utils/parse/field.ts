/** The words of a feed's elements, by what they mean rather than by which format they belong to. */
import type { Draft } from './outline.ts'
import { decodeText, readHtml, stripTags } from './text.ts'

export type Key =
  | 'title'
  | 'link'
  | 'guid'
  | 'summary'
  | 'content'
  | 'author'
  | 'language'
  | (typeof DATES)[number]

/** Best first. */
const DATES = ['pubdate', 'published', 'issued', 'date', 'created', 'updated', 'modified'] as const

const OTHER_NAMES: Record<string, Key> = {
  id: 'guid',
  identifier: 'guid',
  description: 'summary',
  encoded: 'content',
  creator: 'author',
}

const KEYS = new Map<string, Key>([
  ...(['title', 'link', 'guid', 'summary', 'content', 'author', 'language', ...DATES] as const).map(
    (key) => [key, key] as const,
  ),
  ...Object.entries(OTHER_NAMES),
])

/** What an element is called, without its prefix. */
export function findKey(localName: string): Key | undefined {
  return KEYS.get(localName)
}

/** One element that is being read. */
export interface Field {
  name: string
  key: Key | undefined
  attributes: Map<string, string>
  /** Where its inside begins. */
  start: number
  text: string
  isCdata: boolean
  hasMarkup: boolean
}

/** What an item, or the feed itself, has said so far. */
export class Words {
  values = new Map<Key, string>()
  links: (string | undefined)[] = []
  files: (string | undefined)[] = []
  image: string | undefined
  base: string | undefined
  about: string | undefined
  /** Its guid says that it is no address. */
  isUnlinked = false

  addFile(name: string, attributes: Map<string, string>): void {
    const type = attributes.get('type') ?? attributes.get('medium') ?? 'image'
    if (type.startsWith('image')) this.image ??= attributes.get('url')
    else if (name === 'enclosure') this.files.push(attributes.get('url'))
  }
}

/** Adds an element to what is said; of several that mean the same, the first that is not empty counts. */
export function readField(field: Field, inside: string, words: Words): void {
  const { key, attributes, text } = field
  if (key === 'link') {
    const isPage = (attributes.get('rel') ?? 'alternate') === 'alternate'
    if (isPage) words.links.push(attributes.get('href') ?? text)
    return
  }
  if (attributes.get('ispermalink') === 'false') words.isUnlinked = true
  const value = readValue(field, inside)
  if (key !== undefined && value !== '' && !words.values.has(key)) words.values.set(key, value)
}

/** Markup that stands there unescaped is taken as it is written. */
function readValue({ key, attributes, text, isCdata, hasMarkup }: Field, inside: string): string {
  const type = attributes.get('type')
  if (key === 'summary' || key === 'content') return (hasMarkup && !isCdata ? inside : text).trim()
  if (key !== 'title') return text.trim()
  if (type?.includes('html') && !hasMarkup) return readHtml(text)
  return stripTags(isCdata && type === undefined ? decodeText(text) : text)
}

export function draftWords({ values, links, files, image, base, about, isUnlinked }: Words): Draft {
  const guid = values.get('guid') ?? about
  const told = values.get('summary')
  const html = values.get('content')
  return {
    guid,
    title: values.get('title'),
    links: [
      ...links,
      !isUnlinked && /^(?:https?:|\/|www\.)/i.test(guid ?? '') ? guid : undefined,
      about,
      ...files,
    ],
    base,
    dates: DATES.map((key) => values.get(key)),
    author: values.get('author'),
    summary: readHtml(told ?? html ?? '', 600),
    content: html ?? (told?.includes('<') ? told : undefined),
    image,
  }
}
