/** Reads the lists of sources that readers of news exchange (OPML), of any dialect, and tells bad ones by line. */
import type { BrokenEntry, Entry, FileFault, SourceList } from '../exchange.ts'
import type { SourceKind } from '../model.ts'
import { readAddress } from './address.ts'
import { resolveLink } from './link.ts'
import { walkMarkup } from './markup.ts'
import { clipText, foldText, readLanguage } from './text.ts'

const mostEntries = 5_000
/** As many broken ones as anybody would look through. */
const mostBroken = 500
/** Folders within folders; what lies deeper stands in the last of these. */
export const mostLevels = 20
export const longestTitle = 500
export const longestFolder = 60

/** Where one folder stands in another, and what such a sign within a name becomes. */
export const folderSign = '/'
export const likeFolderSign = '∕'

/** http://opml.org/spec2.opml. What cannot be read wholly is not read at all. */
export function readOpml(text: string): SourceList | { fault: FileFault } {
  if (text.trim() === '') return { fault: { reason: 'empty' } }
  const list: SourceList = { entries: [], broken: [], leftOut: 0 }
  const findLine = countLines(text)
  const names: string[] = []
  const folders: (string | undefined)[] = []
  let root: string | undefined
  let fault: FileFault | undefined

  walkMarkup(
    text,
    {
      open(name, attributes, start, end) {
        if (fault) return
        root ??= name
        const line = findLine(start)
        if (isGarbled(attributes, text, start, end)) fault = { reason: 'bad-xml', line }
        names.push(name)
        if (name !== 'outline') return
        const url = attributes.get('xmlurl')
        folders.push(url === undefined && !isFeed(attributes) ? readFolder(attributes) : undefined)
        if (url !== undefined || isFeed(attributes)) take(list, attributes, joinFolders(folders), line)
      },
      close(name, start) {
        if (fault) return
        if (names.pop() !== name) fault = { reason: 'bad-xml', line: findLine(start) }
        else if (name === 'outline') folders.pop()
      },
      isDone: () => fault !== undefined || (root !== undefined && root !== 'opml'),
    },
    'xml',
  )
  if (root !== 'opml') return { fault: { reason: 'not-ours' } }
  if (!fault && names.length > 0) fault = { reason: 'cut-off', line: findLine(text.trimEnd().length) }
  if (fault) return { fault }
  return list.entries.length + list.broken.length > 0 ? list : { fault: { reason: 'empty' } }
}

/** A quote that was never closed takes in what follows; the next one then leaves signs where a name should be. */
function isGarbled(attributes: Map<string, string>, text: string, start: number, end: number): boolean {
  for (const name of attributes.keys()) if (/["'<]/.test(name)) return true
  return /<\/?(?:outline|body|opml)[\s/>]/i.test(text.slice(start + 1, end))
}

function isFeed(attributes: Map<string, string>): boolean {
  return /^(?:rss|atom|feed)/i.test(attributes.get('type') ?? '')
}

/** An outline without a name is a folder that nobody sees. */
function readFolder(attributes: Map<string, string>): string | undefined {
  const name = foldText(attributes.get('text') || attributes.get('title') || '')
  return clipText(name.replaceAll(folderSign, likeFolderSign), longestFolder) || undefined
}

function joinFolders(folders: (string | undefined)[]): string | undefined {
  const named = folders.filter((name) => name !== undefined)
  return named.length > 0 ? named.slice(0, mostLevels).join(folderSign) : undefined
}

function take(
  list: SourceList,
  attributes: Map<string, string>,
  folder: string | undefined,
  line: number,
): void {
  if (list.entries.length >= mostEntries) {
    list.leftOut += 1
    return
  }
  const entry = readEntry(attributes, folder)
  if (entry) list.entries.push(entry)
  else if (list.broken.length < mostBroken) list.broken.push(describeBroken(attributes, line))
}

function describeBroken(attributes: Map<string, string>, line: number): BrokenEntry {
  return {
    line,
    title: readTitle(attributes) ?? '',
    written: clipText(foldText(attributes.get('xmlurl') ?? ''), 200),
  }
}

function readEntry(attributes: Map<string, string>, folder: string | undefined): Entry | undefined {
  const url = readFeedAddress(attributes.get('xmlurl'))
  if (url === undefined) return undefined
  const homeUrl = readWhole(attributes.get('htmlurl'))
  const kind = readKind(attributes)
  const timeZone = readZone(attributes.get('fil:timezone'))
  const paceMinutes = Number(attributes.get('fil:paceminutes') ?? Number.NaN)
  return {
    url,
    title: readTitle(attributes) ?? new URL(url).host,
    ...(homeUrl !== undefined && { homeUrl }),
    ...readLanguage(attributes.get('language')),
    ...(folder !== undefined && { folder }),
    ...(kind !== undefined && { kind }),
    ...(timeZone !== undefined && { timeZone }),
    ...(timeZone !== undefined &&
      attributes.get('fil:timezonechosen') === 'true' && { timeZoneChosen: true }),
    ...(attributes.get('fil:uncounted') === 'true' && { uncounted: true }),
    ...(attributes.get('fil:fulltext') === 'true' && { fullText: true }),
    ...(attributes.get('fil:ontop') === 'true' && { onTop: true }),
    ...(Number.isSafeInteger(paceMinutes) && paceMinutes > 0 && { paceMinutes }),
  }
}

/** What readers show is "text"; some write "title" alone. */
function readTitle(attributes: Map<string, string>): string | undefined {
  const [text = '', title = ''] = ['text', 'title'].map((name) => foldText(attributes.get(name) ?? ''))
  return clipText(text || title, longestTitle) || undefined
}

/** Old lists write feed: where http: is meant, or before it. */
function readFeedAddress(written: string | undefined): string | undefined {
  const address = written?.replace(/^feed:(?:\/\/)?(?=https?:)/i, '').replace(/^feed:/i, 'http:')
  const whole = readWhole(address)
  return whole === undefined ? undefined : readAddress(whole)
}

function readWhole(written: string | undefined): string | undefined {
  return /^https?:\/\/[^/]/i.test(written?.trim() ?? '')
    ? resolveLink(written, 'https://nowhere.invalid')
    : undefined
}

/** FreshRSS names pages that it reads as lists by how it reads them. */
function readKind(attributes: Map<string, string>): SourceKind | undefined {
  const kind = attributes.get('fil:kind')
  if (kind === 'feed' || kind === 'sitemap' || kind === 'ticker') return kind
  return /^html\+/i.test(attributes.get('type') ?? '') ? 'ticker' : undefined
}

function readZone(name: string | undefined): string | undefined {
  if (!name) return undefined
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) && name
  } catch {
    return undefined
  }
}

/** Tells on which line a place stands; places are asked for in their order. */
function countLines(text: string): (at: number) => number {
  let line = 1
  let from = 0
  return (at) => {
    for (; from < at; from += 1) {
      const unit = text.charCodeAt(from)
      if (unit === 10 || (unit === 13 && text.charCodeAt(from + 1) !== 10)) line += 1
    }
    return line
  }
}
