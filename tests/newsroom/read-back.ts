/** Reads what the newsroom served with tools that are not the product's, so that the two may be compared. */
import { parseFeed } from 'feedsmith'
import { Parser } from 'htmlparser2'
import type { PressSource } from './outlet.ts'

export interface ReadBack {
  title: string | undefined
  stories: readonly ReadStory[]
}

export interface ReadStory {
  title: string | undefined
  url: string | undefined
  /** As printed. */
  at: string | undefined
}

/** Throws where a byte has no meaning in the charset that the header names. */
export function decodeAnswer(body: Uint8Array, contentType: string | null | undefined): string {
  const charset = /charset=(.+)/.exec(contentType ?? '')?.[1] ?? 'utf-8'
  return new TextDecoder(charset, { fatal: true }).decode(body)
}

export function readBack({ kind, url }: Pick<PressSource, 'kind' | 'url'>, text: string): ReadBack {
  if (kind === 'sitemap') return readSitemap(text)
  return kind === 'ticker' ? readTicker(text, url) : readFeed(text)
}

/** Every text of the elements of one name, entities decoded. */
export function listTexts(markup: string, name: string, xmlMode = false): string[] {
  const texts: string[] = []
  let isInside = false
  const parser = new Parser(
    {
      onopentagname(opened) {
        if (opened === name) texts.push('')
        isInside ||= opened === name
      },
      ontext(text) {
        if (isInside) texts.push((texts.pop() ?? '') + text)
      },
      onclosetag(closed) {
        if (closed === name) isInside = false
      },
    },
    { xmlMode },
  )
  parser.end(markup)
  return texts
}

function readFeed(text: string): ReadBack {
  const { format, feed } = parseFeed(text)
  if (format === 'atom') {
    const stories = (feed.entries ?? []).map(({ title, links, published }) => ({
      title: listTexts(`<b>${title?.value}</b>`, 'b')[0],
      url: links?.[0]?.href,
      at: published,
    }))
    return { title: feed.title?.value, stories }
  }
  if (format === 'json') {
    const stories = (feed.items ?? []).map(({ title, url, date_published: at }) => ({ title, url, at }))
    return { title: feed.title, stories }
  }
  if (format === 'rdf') {
    const stories = (feed.items ?? []).map(({ title, link: url, dc }) => ({ title, url, at: dc?.dates?.[0] }))
    return { title: feed.title, stories }
  }
  const stories = (feed.items ?? []).map(({ title, link: url, pubDate: at }) => ({ title, url, at }))
  return { title: feed.title, stories }
}

function readSitemap(text: string): ReadBack {
  const titles = listTexts(text, 'news:title', true)
  const urls = listTexts(text, 'loc', true)
  const times = listTexts(text, 'news:publication_date', true)
  const stories = titles.map((title, index) => ({ title, url: urls[index], at: times[index] }))
  return { title: listTexts(text, 'news:name', true)[0], stories }
}

/** One line of the list: its clock time is the text before its only link. */
function readTicker(text: string, base: string): ReadBack {
  const list = /<ul class="fil">(.*?)<\/ul>/s.exec(text)?.[1] ?? ''
  const titles = listTexts(list, 'a')
  const times = listTexts(list, 'time')
  const links = [...list.matchAll(/href="([^"]*)"/g)].map(([, href]) => new URL(href as string, base).href)
  const stories = titles.map((title, index) => ({ title, url: links[index], at: times[index] }))
  return { title: listTexts(text, 'title')[0], stories }
}
