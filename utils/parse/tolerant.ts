/** Reads a feed that no XML parser would: elements left open, names in any case, prefixes undeclared, ends torn off. */
import { draftWords, type Field, findKey, type Key, readField, Words } from './field.ts'
import { type Walker, walkMarkup } from './markup.ts'
import type { Draft, Outline } from './outline.ts'

/** Undefined where nothing in the text is the root of a feed. A story that the text breaks off in is left out. */
export function tolerateFeed(text: string): Outline | undefined {
  const feed = new TolerantFeed(text)
  walkMarkup(text, feed, 'xml')
  return feed.finish()
}

/** Their titles and links are not the story's. */
const CONTAINER = /^(?:image|textinput|source|contributor|comments|(?:media|itunes|podcast|googleplay):.*)$/
const ROOT = /^(?:rss|rdf|feed|channel)$/
const ITEM = /^(?:item|entry)$/
const FILE = /^(?:enclosure|media:(?:content|thumbnail))$/

class TolerantFeed implements Walker {
  #text: string
  #feed = new Words()
  #drafts: Draft[] = []
  #item: Words | undefined
  #field: Field | undefined
  #container = ''
  #isFeed = false
  #isOver = false

  constructor(text: string) {
    this.#text = text
  }

  open(name: string, attributes: Map<string, string>, start: number, end: number): void {
    if (FILE.test(name)) this.#item?.addFile(name, attributes)
    if (this.#container !== '') return
    const local = name.slice(name.indexOf(':') + 1)
    if (ROOT.test(local)) this.#openRoot(attributes)
    else if (!this.#isFeed) return
    else if (ITEM.test(local)) this.#openItem(attributes, start)
    else
      this.#openField(
        { name, key: findKey(local), attributes, start: end, text: '', isCdata: false, hasMarkup: false },
        start,
      )
  }

  text(text: string, isCdata: boolean): void {
    if (!this.#field) return
    this.#field.text += text
    if (isCdata) this.#field.isCdata = true
  }

  close(name: string, start: number): void {
    if (this.#container !== '') {
      if (name === this.#container) this.#container = ''
      return
    }
    const local = name.slice(name.indexOf(':') + 1)
    const isEnd = name === this.#field?.name || ITEM.test(local) || ROOT.test(local)
    if (isEnd || (local === 'name' && this.#field?.key === 'author')) this.#endField(start)
    if (ITEM.test(local)) this.#endItem()
    if (ROOT.test(local)) this.#isOver = true
  }

  finish(): Outline | undefined {
    if (!this.#isFeed) return undefined
    if (this.#isOver) this.#endItem()
    const { values, links, base } = this.#feed
    return { title: values.get('title'), links, base, language: values.get('language'), drafts: this.#drafts }
  }

  #openRoot(attributes: Map<string, string>): void {
    this.#isFeed = true
    this.#feed.base ??= attributes.get('xml:base')
    const language = attributes.get('xml:lang')
    if (language) this.#feed.values.set('language', language)
  }

  /** An item that was never closed ends where the next begins. */
  #openItem(attributes: Map<string, string>, start: number): void {
    this.#endField(start)
    this.#endItem()
    this.#isOver = false
    this.#item = new Words()
    this.#item.base = attributes.get('xml:base')
    this.#item.about = attributes.get('rdf:about')
  }

  /** Within a text all elements are its own; within anything else the next word ends the one before. */
  #openField(field: Field, start: number): void {
    const open = this.#field
    const holds: Key[] = ['summary', 'content']
    if (open && (field.key === undefined || holds.includes(open.key as Key))) {
      open.hasMarkup = true
      if (open.key === 'author' && field.name.endsWith('name')) open.text = ''
      return
    }
    if (CONTAINER.test(field.name)) {
      this.#container = field.name
      return
    }
    this.#endField(start)
    if (field.key !== undefined) this.#field = field
  }

  #endField(end: number): void {
    const field = this.#field
    this.#field = undefined
    if (field) readField(field, this.#text.slice(field.start, end), this.#item ?? this.#feed)
  }

  #endItem(): void {
    if (this.#item) this.#drafts.push(draftWords(this.#item))
    this.#item = undefined
  }
}
