import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dropTracking, normaliseAddress, normaliseLink, resolveLink } from '../../utils/parse/link.ts'

const base = 'https://s.example/news/list.html'

describe('an address', () => {
  test.each([
    ['https://s.example/a', 'https://s.example/a'],
    [' https://s.example/a\n', 'https://s.example/a'],
    ['a.html', 'https://s.example/news/a.html'],
    ['/a.html', 'https://s.example/a.html'],
    ['//o.example/a', 'https://o.example/a'],
    ['?page=2', 'https://s.example/news/list.html?page=2'],
    ['www.o.example/a', 'https://www.o.example/a'],
    ['HTTP://S.EXAMPLE:80/A', 'http://s.example/A'],
    ['https://s.example/?a=1&amp;b=2&#38;c=3&#038;d=4&#x26;e=5', 'https://s.example/?a=1&b=2&c=3&d=4&e=5'],
    ['https://s.example/a b', 'https://s.example/a%20b'],
    ['https://s.example/\u0000a', 'https://s.example/%00a'],
    ['https://مثال.example/', 'https://xn--mgbh0fb.example/'],
  ])('%j becomes whole', (written, whole) => {
    expect(resolveLink(written, base)).toBe(whole)
  })

  test.each([
    undefined,
    '',
    '   ',
    'javascript:alert(1)',
    ' jav\tascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'blob:https://s.example/1',
    'ftp://s.example/',
    'chrome://settings',
    'mailto:a@s.example',
    'https://',
    'http://[::1',
    `https://s.example/${'a'.repeat(20_000)}`,
  ])('%j is none', (written) => {
    expect(resolveLink(written, base)).toBeUndefined()
  })

  test('relative to what is no address is none', () => {
    expect(resolveLink('a', 'nowhere')).toBeUndefined()
  })
})

describe('one form for', () => {
  test.each([
    ['scheme, www and slash', 'http://www.S.example/a/', 'https://s.example/a'],
    ['a root without a slash', 'https://s.example', 'https://s.example/'],
    ['fragments', 'https://s.example/a#top', 'https://s.example/a'],
    [
      'parameters of trackers',
      'https://s.example/a?utm_source=x&fbclid=y&gclid=z&at_medium=rss&xtor=RSS-1',
      'https://s.example/a',
    ],
    ['other parameters in any order', 'https://s.example/a?b=2&a=1&utm_id=3', 'https://s.example/a?a=1&b=2'],
    ['empty parameters', 'https://s.example/a?&&', 'https://s.example/a'],
    [
      'signs that it came by a feed',
      'https://s.example/a?ref=rss&from=rss&source=feed',
      'https://s.example/a',
    ],
    ['the default port', 'http://s.example:80/a', 'https://s.example/a'],
  ])('%s', (_what, link, form) => {
    expect(normaliseLink(link)).toBe(form)
  })

  test.each([
    ['pages', 'https://s.example/?p=1', 'https://s.example/?p=2'],
    ['paths', 'https://s.example/a', 'https://s.example/b'],
    ['hosts', 'https://s.example/a', 'https://m.s.example/a'],
    ['ports', 'https://s.example/a', 'https://s.example:8443/a'],
    ['routes behind a hash', 'https://s.example/#/a', 'https://s.example/#!/b'],
    ['letters in upper and lower case', 'https://s.example/A', 'https://s.example/a'],
    ['sources that are not feeds', 'https://s.example/a?from=2024', 'https://s.example/a?from=2023'],
  ])('but never for different %s', (_what, one, other) => {
    expect(normaliseLink(one)).not.toBe(normaliseLink(other))
  })

  test.each(['?rss', '?from=rss', '?feed=rss2'])(
    'a source’s address keeps %s, which a page has not',
    (query) => {
      expect(normaliseAddress(`http://www.s.example/${query}&utm_source=x`)).toBe(
        `https://s.example/${query}`,
      )
      expect(normaliseAddress(`https://s.example/${query}`)).not.toBe(normaliseAddress('https://s.example/'))
    },
  )

  test('what is in one form stays in it', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (link) => {
        const form = normaliseLink(link)
        expect(normaliseLink(form)).toBe(form)
      }),
    )
  })
})

describe('tracking', () => {
  test('is dropped from a link, and all else stays as it is written', () => {
    expect(dropTracking('https://www.a.example/b/?utm_source=x&z=1&fbclid=2&y=%20#c')).toBe(
      'https://www.a.example/b/?z=1&y=%20#c',
    )
    expect(dropTracking('https://a.example/?utm_source=x')).toBe('https://a.example/')
  })

  test('leaves a link alone that has none', () => {
    for (const link of [
      'https://a.example/b?z=1&a=2',
      'https://a.example/#utm_source=x',
      'mailto:a@b.example',
    ])
      expect(dropTracking(link)).toBe(link)
  })
})
