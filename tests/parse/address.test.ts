import { expect, test } from 'vitest'
import { isPrivate, matchAddress, matchSite, readAddress } from '../../utils/parse/address.ts'

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
  ['feed://example.org/rss', 'https://example.org/rss'],
  ['feed:http://example.org/rss', 'http://example.org/rss'],
  ['feed:example.org', 'https://example.org/'],
  ['http://desk:secret@example.org/feed', 'http://example.org/feed'],
  ['https://bank.example@example.org/', 'https://example.org/'],
])('"%s" is read as %s', (typed, url) => {
  expect(readAddress(typed)).toBe(url)
})

test.each([
  '',
  '   ',
  'news of today',
  'news',
  'javascript:alert(1)',
  'feed:javascript:alert(1)',
  'feed:file:///etc/passwd',
  'feed:8080',
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

test('a site is its name with and without www, on both schemes, and no other', () => {
  const both = ['*://example.org/*', '*://www.example.org/*']
  expect(matchSite('http://example.org:8080/feed?x=1')).toEqual(both)
  expect(matchSite('https://www.example.org/')).toEqual(both)
  expect(matchSite('https://news.example.org/')).toEqual([
    '*://news.example.org/*',
    '*://www.news.example.org/*',
  ])
})

test('a number or a bare name has no www', () => {
  expect(matchSite('http://127.0.0.1:8080/')).toEqual(['*://127.0.0.1/*'])
  expect(matchSite('http://localhost:8080/')).toEqual(['*://localhost/*'])
  expect(matchSite('http://[::1]:8080/')).toEqual(['*://[::1]/*'])
})

test('an address is its scheme and host, with every port', () => {
  expect(matchAddress('http://example.org:8080/feed?x=1')).toBe('http://example.org/*')
})

test.each([
  'http://localhost:3000/',
  'http://app.localhost/',
  'http://printer.local/',
  'http://127.8.9.1/',
  'http://10.1.2.3/',
  'http://172.16.0.1/',
  'http://172.31.255.255/',
  'http://192.168.1.1/',
  'http://169.254.169.254/latest/meta-data',
  'http://100.64.0.1/',
  'http://0.0.0.0/',
  'http://2130706433/',
  'http://[::1]/',
  'http://[::]/',
  'http://[fd00::1]/',
  'http://[fe80::1]/',
  'http://[::ffff:192.168.1.1]/',
  'http://[::192.168.1.1]/',
  'http://[64:ff9b::192.168.1.1]/',
  'http://[2002:c0a8:101::1]/',
  'http://[2002:7f00::1]/',
  'http://[fec0::1]/',
  'http://router/',
  'http://nas.lan/',
  'http://wiki.corp/',
  'http://fritz.box/',
  'http://printer.home./',
  'http://198.18.0.1/',
  'http://192.0.0.8/',
  'http://255.255.255.255/',
])('%s is private', (url) => {
  expect(isPrivate(url)).toBe(true)
})

test.each([
  'https://example.org/',
  'http://11.0.0.1/',
  'http://172.32.0.1/',
  'http://192.169.0.1/',
  'http://100.128.0.1/',
  'http://[2001:db8::1]/',
  'http://[::ffff:93.184.216.34]/',
  'https://localhost.example.org/',
  'https://local.news/',
  'https://home.example/',
  'http://192.0.2.1/',
  'http://[64:ff9b::93.184.216.34]/',
  'http://[2002:5db8:d822::1]/',
])('%s is public', (url) => {
  expect(isPrivate(url)).toBe(false)
})
