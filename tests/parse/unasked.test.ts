/** Nothing is asked of feedsmith, nor by it of its reader of XML, that the package leaves out (see wxt.config.ts). */
import { readdirSync } from 'node:fs'
import { EntityDecoder } from '@nodable/entities'
import { XMLParser } from 'fast-xml-parser'
import { afterEach, beforeEach, describe, expect, type MockInstance, test, vi } from 'vitest'
import { decode } from '../../utils/fetch/decode.ts'
import { outlineAtom } from '../../utils/parse/atom.ts'
import { readFeed } from '../../utils/parse/feed.ts'
import { parse } from '../../utils/parse/parse.ts'
import { outlineRss } from '../../utils/parse/rss.ts'
import { readFixtures } from './fixtures.ts'

const now = Date.parse('2024-11-16T08:10:00Z')
const context = { url: 'https://source.example/feeds/all', timeZone: 'Africa/Casablanca' }

let decodeEntities: MockInstance<EntityDecoder['decode']>
let parseXml: MockInstance<XMLParser['parse']>

beforeEach(() => {
  decodeEntities = vi.spyOn(EntityDecoder.prototype, 'decode')
  parseXml = vi.spyOn(XMLParser.prototype, 'parse')
})

afterEach(() => {
  vi.restoreAllMocks()
})

describe('what the package leaves out of the reader of XML', () => {
  test('would be seen here', () => {
    expect(new XMLParser().parse('<a>1 &lt; 2</a>', true)).toEqual({ a: '1 < 2' })
    expect(decodeEntities).toHaveBeenCalled()
    expect(() => new XMLParser().parse('<a>', true)).toThrow()
    expect(isChecked()).toBe(true)
  })

  test.each(readFixtures('feeds').map((fixture) => [fixture.name, fixture] as const))(
    'is not asked for by %s',
    (_name, { bytes }) => {
      parse(decode(bytes, undefined).text, context, now)
      expect(decodeEntities).not.toHaveBeenCalled()
      expect(isChecked()).toBe(false)
    },
  )

  test.each([
    ['RSS', 'rss', '<rss version="2.0"><channel><item><title>A &x; &lt;B&gt;</title></item></channel></rss>'],
    [
      'Atom',
      'atom',
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A &x; &lt;B&gt;</title></entry></feed>',
    ],
    [
      'Atom within a div',
      'atom',
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="xhtml"><div>A &x; &lt;B&gt;</div></title></entry></feed>',
    ],
    [
      'RDF',
      'rdf',
      '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><item r:about="a"><title>A &x; &lt;B&gt;</title></item></r:RDF>',
    ],
  ] as const)('is not asked for by entities that a document declares, in %s', (_name, format, body) => {
    const text = `<?xml version="1.1"?><!DOCTYPE any [<!ENTITY x "told <b>so</b>"><!ENTITY y "&x;">]>${body}`
    expect(readFeed(text, format, context, now)).toBeDefined()
    expect(parseXml).toHaveBeenCalled()
    expect(decodeEntities).not.toHaveBeenCalled()
    expect(isChecked()).toBe(false)
  })
})

describe('what the package leaves out of feedsmith', () => {
  test('is read of no feed and of no story', () => {
    const known = readdirSync(new URL('../../node_modules/feedsmith/dist/namespaces', import.meta.url))
    const read = new Set<string>()
    /** As a feed or a story that has everything, and tells what is read of it. */
    const watch = (path: string): object =>
      new Proxy(
        {},
        {
          get: (_, name) => {
            read.add(`${path}${String(name)}`)
            if (name === 'items' || name === 'entries') return [watch('')]
            return name === 'prism' || name === 'dcterms' ? watch(`${name}.`) : undefined
          },
        },
      )
    outlineRss(watch(''))
    outlineAtom(watch(''))
    const asked = [...read].filter((path) => known.includes(path) || path.includes('.'))
    expect(asked.sort()).toEqual([
      ...['atom', 'content', 'dc', 'dcterms', 'dcterms.created', 'dcterms.issued', 'dcterms.modified'],
      ...['itunes', 'media', 'prism', 'prism.publicationDates', 'rdf', 'sy', 'xml'],
    ])
  })
})

/** Whether the reader was told to check a document first. */
function isChecked(): boolean {
  return parseXml.mock.calls.some(([, check]) => check !== undefined)
}
