/** Writes a list of sources (OPML) that other readers of news take, and that Fil reads back exactly. */
import type { Entry } from '../exchange.ts'
import { folderSign } from './opml.ts'

/** Nothing is to be found there: the name keeps what only Fil understands apart from what others write. */
const namespace = 'https://fil.news/opml'

interface Folder {
  folders: Map<string, Folder>
  entries: Entry[]
}

/** Folders within folders as outlines within outlines; `now` is told as when it was written. */
export function writeOpml(entries: Entry[], now: number): string {
  const root: Folder = { folders: new Map(), entries: [] }
  for (const entry of entries) findFolder(root, entry.folder).entries.push(entry)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<opml version="2.0" xmlns:fil="${namespace}">`,
    '  <head>',
    '    <title>Fil</title>',
    `    <dateCreated>${new Date(now).toUTCString()}</dateCreated>`,
    '  </head>',
    '  <body>',
    ...writeFolder(root, '    '),
    '  </body>',
    '</opml>',
    '',
  ].join('\n')
}

function findFolder(root: Folder, path = ''): Folder {
  let place = root
  for (const name of path.split(folderSign)) {
    if (name.trim() === '') continue
    const next = place.folders.get(name) ?? { folders: new Map(), entries: [] }
    place.folders.set(name, next)
    place = next
  }
  return place
}

function* writeFolder({ folders, entries }: Folder, indent: string): Generator<string> {
  for (const [name, folder] of folders) {
    yield `${indent}<outline ${writeAttributes({ text: name, title: name })}>`
    yield* writeFolder(folder, `${indent}  `)
    yield `${indent}</outline>`
  }
  for (const entry of entries) yield `${indent}<outline ${writeAttributes(nameAttributes(entry))}/>`
}

function nameAttributes(entry: Entry): Record<string, string | number | true | undefined> {
  return {
    type: 'rss',
    text: entry.title,
    title: entry.title,
    xmlUrl: entry.url,
    htmlUrl: entry.homeUrl,
    language: entry.language,
    'fil:kind': entry.kind,
    'fil:timeZone': entry.timeZone,
    'fil:timeZoneChosen': entry.timeZoneChosen,
    'fil:uncounted': entry.uncounted,
    'fil:fullText': entry.fullText,
    'fil:onTop': entry.onTop,
    'fil:paceMinutes': entry.paceMinutes,
  }
}

function writeAttributes(attributes: Record<string, string | number | true | undefined>): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}="${escapeValue(String(value))}"`)
    .join(' ')
}

/** What XML 1.0 allows nowhere, not even escaped. https://www.w3.org/TR/xml/#charsets */
// biome-ignore lint/suspicious/noControlCharactersInRegex: sources do send them
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escapeValue(value: string): string {
  return value
    .toWellFormed()
    .replace(forbidden, '')
    .replace(/[&<>"]/g, (sign) => named[sign] as string)
    .replace(/[\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
