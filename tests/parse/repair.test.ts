import { describe, expect, test } from 'vitest'
import { isBeyondFeedsmith, prepareFeed, repairFeed, repairJson } from '../../utils/parse/repair.ts'
import { expectWithin } from '../support/cpu-time.ts'

describe('every feed is prepared so that', () => {
  test.each([
    ['a bare ampersand is escaped', '<link>?a=1&b=2</link>', '<link>?a=1&amp;b=2</link>'],
    ['one that looks like an entity without its end is too', '?a=1&copy=2', '?a=1&amp;copy=2'],
    ['an entity stays', '&amp; &eacute; &#8217; &#x1F600;', '&amp; &eacute; &#8217; &#x1F600;'],
    [
      'CDATA stays',
      '<description><![CDATA[a & b]]></description>',
      '<description><![CDATA[a & b]]></description>',
    ],
    [
      'that of a title is unwrapped',
      '<title><![CDATA[a & b &amp; <i>c</i>]]></title>',
      '<title>a &amp; b &amp; &lt;i>c&lt;/i></title>',
    ],
    ['all of it is', '<title> <![CDATA[a]]> <![CDATA[b]]></title>', '<title> a b</title>'],
    [
      'that of another title is not',
      '<media:title><![CDATA[a &amp; b]]></media:title>',
      '<media:title><![CDATA[a &amp; b]]></media:title>',
    ],
    [
      'CDATA after a title is not',
      '<title>a</title><x><![CDATA[b]]></x>',
      '<title>a</title><x><![CDATA[b]]></x>',
    ],
    [
      'open CDATA stays open',
      '<title>x</title><a><![CDATA[abc',
      '<title>x</title><a><![CDATA[abc]]>'.slice(0, -3),
    ],
    ['halves of an emoji come together', '&#xD83D;&#xDE00; &#55357;&#56832;', '😀 😀'],
    ['half an emoji stays alone', '&#xD83D;&#xD83D;', '&#xD83D;&#xD83D;'],
  ])('%s', (_what, text, prepared) => {
    expect(prepareFeed(text)).toBe(prepared)
  })

  test('the CDATA of a title whose type says what it is stays', () => {
    const title = '<title type="html"><![CDATA[a &amp; b]]></title>'
    expect(prepareFeed(title)).toBe(title)
  })
})

describe('a feed that is refused is repaired:', () => {
  test.each([
    ['junk around it goes', 'Notice: x\n<rss><channel/></rss><script>1</script>', '<rss><channel/></rss>'],
    ['document types go', '<!DOCTYPE rss [<!ENTITY x "y">]><rss></rss>', '<rss></rss>'],
    ['a prefix on RSS goes', '<r:rss><r:channel></r:channel></r:rss>', '<rss><channel></channel></rss>'],
    ['a prefix on Atom stays', '<a:feed><a:entry/></a:feed>', '<a:feed><a:entry/></a:feed>'],
    [
      'reserved names are changed',
      '<rss><__proto__>1</__proto__><constructor/></rss>',
      '<rss><x-__proto__>1</x-__proto__><x-constructor/></rss>',
    ],
    ['namespaces get double quotes', "<rss xmlns:a='b' c='d'></rss>", `<rss xmlns:a="b" c='d'></rss>`],
    ['controls go', '<rss>a\u0000b\u000bc\td</rss>', '<rss>a b c\td</rss>'],
    ['an end without its bracket gets it', '<rss><channel></channel></rss', '<rss><channel></channel></rss>'],
    ['names in upper case are found', 'x<RSS></RSS>y', '<RSS></RSS>'],
    ['what is no feed stays', '<html></html>', '<html></html>'],
  ])('%s', (_what, text, repaired) => {
    expect(repairFeed(text).toLowerCase()).toBe(repaired.toLowerCase())
  })
})

describe('a JSON feed that breaks off keeps', () => {
  test.each([
    ['its whole stories', '{"title":"T","items":[{"id":"1"},{"id":"2"},{"id":"3', ['1', '2']],
    ['those with braces in their words', '{"items":[{"id":"}{"},{"id":"\\"}"},{', ['}{', '"}']],
    [
      'those with objects within',
      '{"items":[{"id":"1","author":{"name":"x"}},{"id":"2","a":[{"b":1}]},',
      ['1', '2'],
    ],
    ['those beside a broken one', '{"items":[{"id":"1"},{"id":nonsense},{"id":"3"}]}', ['1', '3']],
    ['those before a comma too many', '{"items":[{"id":"1"},]}', ['1']],
  ])('%s', (_what, text, ids) => {
    expect(repairJson(text)?.items).toMatchObject(ids.map((id) => ({ id })))
  })

  test('its title', () => {
    expect(repairJson('{"title":"A \\"T\\"","items":[{"id":"1"},')?.title).toBe('A "T"')
  })

  test.each(['', '{', '{"items":[', '{"items":[{"id":"1"', '{"items":"none"', '{"title":"x"'])(
    'nothing of %j',
    (text) => {
      expect(repairJson(text)).toBeUndefined()
    },
  )
})

describe('feedsmith is spared', () => {
  test.each([
    [`<author>${'('.repeat(5000)}</author>`, true],
    [`<managingEditor x="y">${'<['.repeat(5000)}`, true],
    [`<author>${'('.repeat(3000)}</author>`, false],
    ['<author>Ann</author>'.repeat(1000), false],
    ['<rdf:li rdf:resource="x"/>'.repeat(2001), true],
    ['<rdf:li rdf:resource="x"/>'.repeat(2000), false],
    [`<authority>${'('.repeat(5000)}</authority>`, false],
  ])('%#', (text, isBeyond) => {
    expect(isBeyondFeedsmith(text)).toBe(isBeyond)
  })
})

test.each([
  '<title><![CDATA[',
  '<![CDATA[x]]>',
  '&',
  '<__proto__>',
  "xmlns:a='b' ",
  '<title>',
  '&#xD83D;',
  '{"a":"',
  '"items":[',
  '<author>',
])('a megabyte of %s is done in less than a second', (piece) => {
  const text = piece.repeat(1_000_000 / piece.length)
  expectWithin(1000, () => {
    prepareFeed(text)
    repairFeed(`<rss>${text}`)
    repairJson(`{"items":[${text}`)
    isBeyondFeedsmith(text)
  })
})
