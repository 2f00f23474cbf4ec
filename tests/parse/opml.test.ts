/** Lists of sources in the dialects of other readers, what is wrong with some, and those that mean harm (B07). */
import { describe, expect, test } from 'vitest'
import type { Entry, SourceList } from '../../utils/exchange.ts'
import { decode } from '../../utils/fetch/decode.ts'
import { readOpml } from '../../utils/parse/opml.ts'
import { expectWithin } from '../support/cpu-time.ts'
import { readFixtures } from './fixtures.ts'

describe('every fixture reads as its twin says', () => {
  test.each(readFixtures('opml').map((fixture) => [fixture.name, fixture] as const))(
    '%s',
    (_name, { bytes, expected }) => {
      expect(readOpml(decode(bytes, undefined).text)).toEqual(expected)
    },
  )
})

const wrap = (outlines: string, head = '') =>
  `<?xml version="1.0"?>${head}\n<opml version="2.0">\n<body>\n${outlines}\n</body>\n</opml>\n`

function read(outlines: string): SourceList {
  const list = readOpml(wrap(outlines))
  if ('fault' in list) throw new Error(JSON.stringify(list))
  return list
}

function readOne(attributes: string): Entry | undefined {
  return read(`<outline ${attributes}/>`).entries[0]
}

describe('an entry', () => {
  test('is named by its text, else by its title, else by its host', () => {
    expect(readOne('text="One" title="Two" xmlUrl="https://a.example/"')?.title).toBe('One')
    expect(readOne('text=" " title="Two" xmlUrl="https://a.example/"')?.title).toBe('Two')
    expect(readOne('xmlUrl="https://a.example:8080/feed"')?.title).toBe('a.example:8080')
  })

  test('needs no type, and any spelling of its attributes will do', () => {
    expect(readOne('TEXT="A" XMLURL="https://a.example/"')).toEqual({
      url: 'https://a.example/',
      title: 'A',
    })
  })

  test.each([
    ['feed://a.example/rss', 'http://a.example/rss'],
    ['feed:https://a.example/rss', 'https://a.example/rss'],
    ['feed://https://a.example/rss', 'https://a.example/rss'],
    [' https://a.example/rss#top ', 'https://a.example/rss'],
    ['HTTPS://A.EXAMPLE/rss', 'https://a.example/rss'],
    ['https://a.example/rss?a=1&b=2', 'https://a.example/rss?a=1&b=2'],
    ['https://a.example/rss?a=1&amp;amp;b=2', 'https://a.example/rss?a=1&b=2'],
    ['https://أطلس.example/', 'https://xn--ygba1c2d.example/'],
  ])('whose address is written %s is followed at %s', (written, url) => {
    const found = readOne(`xmlUrl="${written}"`)?.url
    expect(found).toBe(new URL(url).hostname.startsWith('xn--') ? new URL(written).href : url)
  })

  test.each([
    'javascript:alert(1)',
    ' java&#10;script:alert(1)',
    'data:text/xml,<rss/>',
    'file:///etc/passwd',
    'blob:https://a.example/1',
    'chrome://settings',
    'about:blank',
    'feed:javascript:alert(1)',
    '//a.example/rss',
    'a.example/rss',
    'https://',
    'https://nothing-but-a-name/rss',
    '',
  ])('whose address is "%s" is broken and told with its line', (written) => {
    const list = read(
      `<outline text="Good" xmlUrl="https://a.example/"/>\n<outline text="Bad" xmlUrl="${written}"/>`,
    )
    expect(list.entries).toHaveLength(1)
    expect(list.broken).toMatchObject([{ line: 5, title: 'Bad' }])
  })

  test('has a page of its own only where that is an address', () => {
    expect(readOne('xmlUrl="https://a.example/" htmlUrl="javascript:alert(1)"')).not.toHaveProperty('homeUrl')
    expect(readOne('xmlUrl="https://a.example/" htmlUrl="https://a.example"')?.homeUrl).toBe(
      'https://a.example/',
    )
  })

  test('is read in its zone, of its kind and at its pace only where Fil knows them', () => {
    const known = 'fil:kind="ticker" fil:timeZone="Asia/Dubai" fil:timeZoneChosen="true" fil:paceMinutes="30"'
    expect(
      readOne(
        `xmlUrl="https://a.example/" ${known} fil:uncounted="true" fil:fullText="true" fil:onTop="true"`,
      ),
    ).toMatchObject({
      kind: 'ticker',
      timeZone: 'Asia/Dubai',
      timeZoneChosen: true,
      paceMinutes: 30,
      uncounted: true,
      fullText: true,
      onTop: true,
    })
    const unknown =
      'fil:kind="__proto__" fil:timeZone="Mars/One" fil:timeZoneChosen="true" fil:paceMinutes="-1"'
    const unsaid = 'fil:uncounted="yes" fil:fullText="1" fil:onTop=""'
    expect(readOne(`xmlUrl="https://a.example/" ${unknown} ${unsaid}`)).toEqual({
      url: 'https://a.example/',
      title: 'a.example',
    })
  })
})

describe('folders', () => {
  test('within folders are one path, and a stroke within a name is none', () => {
    const { entries } = read(
      '<outline text="A/B"><outline text="C"><outline xmlUrl="https://a.example/"/></outline>' +
        '<outline xmlUrl="https://b.example/"/></outline><outline xmlUrl="https://c.example/"/>',
    )
    expect(entries.map(({ folder }) => folder)).toEqual(['A∕B/C', 'A∕B', undefined])
  })

  test('without a name are none', () => {
    const { entries } = read(
      '<outline text=" "><outline text="A"><outline xmlUrl="https://a.example/"/></outline></outline>',
    )
    expect(entries[0]?.folder).toBe('A')
  })

  test('do not come of sources that have outlines within them', () => {
    const { entries } = read(
      '<outline text="A" xmlUrl="https://a.example/"><outline text="B" xmlUrl="https://b.example/"/></outline>',
    )
    expect(entries.map(({ url, folder }) => [url, folder])).toEqual([
      ['https://a.example/', undefined],
      ['https://b.example/', undefined],
    ])
  })
})

describe('what cannot be read wholly is refused with one reason', () => {
  const source = '<outline text="A" xmlUrl="https://a.example/"/>'
  test.each([
    ['', { reason: 'empty' }],
    [' \n', { reason: 'empty' }],
    [wrap(''), { reason: 'empty' }],
    [wrap('<outline text="A"/>'), { reason: 'empty' }],
    ['just words', { reason: 'not-ours' }],
    ['<html><body><p>No</p></body></html>', { reason: 'not-ours' }],
    ['<rss version="2.0"><channel><title>A</title></channel></rss>', { reason: 'not-ours' }],
    ['%PDF-1.7\u0000<<', { reason: 'not-ours' }],
    [wrap(`${source}\n<outline text="B">\n${source}`), { reason: 'bad-xml', line: 7 }],
    [wrap(`${source}\n</outline>`), { reason: 'bad-xml', line: 5 }],
    [wrap(`<outline text="B>\n${source}`), { reason: 'bad-xml', line: 4 }],
    [
      wrap(`${source}\n<outline text="a "quoted" word" xmlUrl="https://b.example/"/>`),
      { reason: 'bad-xml', line: 5 },
    ],
    [wrap(source).slice(0, -9), { reason: 'cut-off', line: 5 }],
    [
      wrap(`${source}\n<outline text="B" xmlUrl="https://b.exa`).replace(/\n<\/body>[\s\S]*/, ''),
      { reason: 'cut-off', line: 5 },
    ],
    [`${wrap(source).replaceAll('\n', '\r\n').slice(0, -12)}`, { reason: 'cut-off', line: 5 }],
    [`${wrap(source).replaceAll('\n', '\r').slice(0, -9)}`, { reason: 'cut-off', line: 5 }],
  ])('%j', (text, fault) => {
    expect(readOpml(text)).toEqual({ fault })
  })

  test('a list cut off anywhere is refused or is whole', () => {
    const whole = wrap(`<outline text="F">\n${source}\n${source}\n</outline>`)
    for (let length = 0; length < whole.trimEnd().length; length += 1) {
      expect(readOpml(whole.slice(0, length)), `${length} characters`).toHaveProperty('fault')
    }
    expect(readOpml(whole)).not.toHaveProperty('fault')
  })
})

describe('a list that means harm', () => {
  const many = (count: number) =>
    wrap(
      Array.from(
        { length: count },
        (_, nth) => `<outline text="${nth}" xmlUrl="https://s${nth}.example/"/>`,
      ).join('\n'),
    )

  test('of 5,000 sources is read in a moment, and of 100,000 as many are taken', () => {
    const five = expectWithin(500, () => readOpml(many(5_000)))
    expect(five).toMatchObject({ leftOut: 0, broken: [] })
    const hundred = expectWithin(3_000, () => readOpml(many(100_000))) as SourceList
    expect(hundred.entries).toHaveLength(5_000)
    expect(hundred.leftOut).toBe(95_000)
  })

  test('with folders 10,000 deep keeps twenty of them, in time that grows with the length alone', () => {
    const deep = `${'<outline text="x">'.repeat(10_000)}<outline xmlUrl="https://a.example/"/>${'</outline>'.repeat(10_000)}`
    const list = expectWithin(1_000, () => readOpml(wrap(deep))) as SourceList
    expect(list.entries[0]?.folder?.split('/')).toHaveLength(20)
  })

  test('with a source at each of 10,000 depths is read as fast', () => {
    const deep = `${'<outline text="x"><outline xmlUrl="https://a.example/"/>'.repeat(10_000)}${'</outline>'.repeat(10_000)}`
    expectWithin(1_500, () => readOpml(wrap(deep)))
  })

  test('with entities that expand, or lie elsewhere, expands none and asks for none', () => {
    const laughs = Array.from(
      { length: 30 },
      (_, nth) => `<!ENTITY l${nth + 1} "${`&l${nth};`.repeat(10)}">`,
    ).join('')
    const head = `<!DOCTYPE opml [<!ENTITY l0 "ha">${laughs}<!ENTITY x SYSTEM "file:///etc/passwd">]>`
    const text = wrap('<outline text="&l30; &x;" xmlUrl="https://a.example/"/>', head)
    const list = expectWithin(50, () => readOpml(text)) as SourceList
    expect(list.entries).toEqual([{ url: 'https://a.example/', title: '&l30; &x;' }])
  })

  test('with names that objects know makes plain words of them', () => {
    const [entry] = read(
      '<outline text="__proto__"><outline text="constructor" xmlUrl="https://a.example/"/></outline>',
    ).entries
    expect(entry).toEqual({ url: 'https://a.example/', title: 'constructor', folder: '__proto__' })
    expect(readOne('__proto__="x" text="A" xmlUrl="https://a.example/"')).toEqual({
      url: 'https://a.example/',
      title: 'A',
    })
  })

  test('with a name of a megabyte, or one that turns the text around, is cut and cleaned', () => {
    expect(
      readOne(`text="${'x'.repeat(1_000_000)}" xmlUrl="https://a.example/"`)?.title.length,
    ).toBeLessThanOrEqual(501)
    expect(readOne('text="a\u202eb\u0000c" xmlUrl="https://a.example/"')?.title).toBe('ab c')
  })

  test('of two megabytes of signs without sense is refused in time that grows with its length', () => {
    for (const piece of ['<', '<outline ', '<outline a="', '&', '<!--', '</outline>', '<opml>']) {
      const text = `<opml>${piece.repeat(2_000_000 / piece.length)}`
      expect(
        expectWithin(2_000, () => readOpml(text)),
        piece,
      ).toHaveProperty('fault')
    }
  })

  test('with more broken ones than anybody reads tells the first of them', () => {
    const list = read('<outline type="rss" xmlUrl="x:y"/>'.repeat(600))
    expect(list.broken).toHaveLength(500)
  })
})
