import { expect, test } from 'vitest'
import { matchSite, readAddress } from '../../utils/parse/address.ts'

test.each([
  ['example.org', 'https://example.org/'],
  ['  example.org/news  ', 'https://example.org/news'],
  ['http://example.org/feed?page=1', 'http://example.org/feed?page=1'],
  ['HTTPS://Example.ORG/Feed', 'https://example.org/Feed'],
  ['example.org:8080/rss', 'https://example.org:8080/rss'],
  ['https://example.org/news#latest', 'https://example.org/news'],
  ['localhost:3000', 'https://localhost:3000/'],
  ['http://127.0.0.1:8080/feed', 'http://127.0.0.1:8080/feed'],
  ['http://[::1]:8080/feed', 'http://[::1]:8080/feed'],
  ['وطن.example', 'https://xn--2gb4ae.example/'],
])('"%s" is read as %s', (typed, url) => {
  expect(readAddress(typed)).toBe(url)
})

test.each([
  '',
  '   ',
  'news of today',
  'news',
  'javascript:alert(1)',
  'file:///etc/passwd',
  'data:text/html,hello',
  'chrome://settings',
  'about:blank',
  'ftp://example.org/feed',
  'mailto:desk@example.org',
  'https://',
  'http://exa mple.org/',
])('"%s" is no address', (typed) => {
  expect(readAddress(typed)).toBeUndefined()
})

test('a site is its scheme and host, with every port', () => {
  expect(matchSite('http://example.org:8080/feed?x=1')).toBe('http://example.org/*')
  expect(matchSite('https://news.example.org/')).toBe('https://news.example.org/*')
})
