/** What a robots.txt lets Fil fetch by itself. */
import { describe, expect, test } from 'vitest'
import { allowsFetch, readRobotsRules } from '../../utils/parse/robots.ts'
import { expectWithin } from '../support/cpu-time.ts'

const allows = (robots: string, path: string) =>
  allowsFetch(readRobotsRules(robots), `https://site.example${path}`)
/** For everybody. */
const allowsAll = (rules: string, path: string) => allows(`User-agent: *\n${rules}`, path)

describe('who is meant', () => {
  const named = 'User-agent: *\nDisallow: /\n\nUser-agent: Fil\nDisallow: /private'

  test('is Fil by its name before everybody', () => {
    expect(allows(named, '/story')).toBe(true)
    expect(allows(named, '/private/story')).toBe(false)
  })

  test.each(['fil', 'FIL', 'Fil/1.0', 'Fil 2', 'Fil # the reader of news'])('is Fil by %s', (name) => {
    expect(allows(`User-agent: ${name}\nDisallow: /`, '/story')).toBe(false)
  })

  test.each(['Filter', 'fil-bot', 'fil_e', 'GPTBot', 'NotFil', ''])('is not Fil by "%s"', (name) => {
    expect(allows(`User-agent: ${name}\nDisallow: /`, '/story')).toBe(true)
  })

  test('is everybody where Fil is not named, others notwithstanding', () => {
    const robots = 'User-agent: GPTBot\nDisallow: /\n\nUser-agent: *\nDisallow: /private'
    expect(allows(robots, '/story')).toBe(true)
    expect(allows(robots, '/private')).toBe(false)
  })

  test('is each of several that are named together', () => {
    const robots = 'User-agent: GPTBot\nUser-agent: *\nUser-agent: CCBot\nDisallow: /private'
    expect(allows(robots, '/private')).toBe(false)
  })

  test('is told for several together also with other lines between their names', () => {
    const robots =
      'User-agent: *\nCrawl-delay: 5\nSitemap: /news.xml\n\nUser-agent: GPTBot\nDisallow: /private'
    expect(allows(robots, '/private')).toBe(false)
  })

  test('is told anew by a name that follows a rule', () => {
    expect(allows('User-agent: *\nDisallow: /private\nUser-agent: GPTBot\nDisallow: /', '/story')).toBe(true)
  })

  test('may be said in several places', () => {
    const robots =
      'User-agent: *\nDisallow: /a\n\nUser-agent: GPTBot\nDisallow: /c\n\nUser-agent: *\nDisallow: /b'
    expect(['/a', '/b', '/c'].map((path) => allows(robots, path))).toEqual([false, false, true])
  })

  test('is nobody before the first name', () => {
    expect(allows('Disallow: /\nUser-agent: *\nDisallow: /private', '/story')).toBe(true)
  })

  test('is Fil, who may go anywhere, where nothing is said under its name', () => {
    expect(allows('User-agent: *\nDisallow: /\n\nUser-agent: Fil\nDisallow:', '/story')).toBe(true)
  })
})

describe('what may be fetched', () => {
  test.each([
    ['nothing at all is said', '', '/story', true],
    ['nothing is disallowed', 'Disallow:', '/story', true],
    ['everything is disallowed', 'Disallow: /', '/story', false],
    ['a path begins so', 'Disallow: /fish', '/fish.html', false],
    ['a path begins so, with a query', 'Disallow: /fish', '/fish?id=1', false],
    ['a path begins otherwise', 'Disallow: /fish', '/catfish', true],
    ['a folder is meant', 'Disallow: /fish/', '/fish', true],
    ['letters are larger', 'Disallow: /Fish', '/fish', true],
    ['a path lacks its first stroke', 'Disallow: fish', '/fish', true],
    ['the name of a rule is in capitals', 'DISALLOW: /fish', '/fish', false],
    ['a rule has blanks around it', '  Disallow  :  /fish  ', '/fish', false],
    ['a remark follows', 'Disallow: /fish # not yet', '/fish', false],
    ['a remark takes all of it', '# Disallow: /fish', '/fish', true],
    ['a line is no field', 'Disallow /fish', '/fish', true],
    ['a mark of the query is within', 'Disallow: /*?', '/fish?id=1', false],
  ])('is judged where %s', (_how, rules, path, isAllowed) => {
    expect(allowsAll(rules, path)).toBe(isAllowed)
  })

  test.each([
    ['the longest allows', 'Disallow: /\nAllow: /news', '/news/1', true],
    ['the longest disallows', 'Allow: /news\nDisallow: /news/private', '/news/private/1', false],
    ['the longest stands first', 'Allow: /news/open\nDisallow: /news', '/news/open', true],
    ['the longest has a star', 'Allow: /page\nDisallow: /*.html', '/page.html', false],
    ['both are as long', 'Disallow: /news\nAllow: /news', '/news', true],
    ['both are as long, the other way round', 'Allow: /news\nDisallow: /news', '/news', true],
    ['one of them does not fit', 'Disallow: /\nAllow: /news/archive', '/news/1', false],
  ])('is decided where %s', (_how, rules, path, isAllowed) => {
    expect(allowsAll(rules, path)).toBe(isAllowed)
  })

  test.each([
    ['/fish*', '/fisheries/1', true],
    ['/*fish', '/a/catfish/b', true],
    ['*fish', '/catfish', true],
    ['/*/print', '/news/1/print', true],
    ['/*/print', '/print', false],
    ['/*.php', '/index.php?id=1', true],
    ['/*.php$', '/index.php', true],
    ['/*.php$', '/index.php?id=1', false],
    ['/*.php$', '/a.php/b.php', true],
    ['/fish$', '/fish', true],
    ['/fish$', '/fish/', false],
    ['/$', '/', true],
    ['/$', '/story', false],
    ['/a*b*c$', '/a-b-b-c', true],
    ['/a*b*c$', '/a-c-b', false],
    ['/ab*bc$', '/abc', false],
    ['/a***c', '/abc', true],
    ['/a*$', '/abc', true],
    ['/p$rice', '/p$rice', true],
    ['/p$rice', '/p', false],
    ['/a.c', '/abc', false],
    ['/(a|b)+', '/a', false],
  ])('the path %s fits %s: %s', (pattern, path, fits) => {
    expect(allowsAll(`Disallow: ${pattern}`, path)).toBe(!fits)
  })

  test.each([
    ['/%D9%85%D9%8A', '/ميناء'],
    ['/ميناء', '/%d9%85%d9%8a%d9%86%d8%a7%d8%a1'],
    ['/%7Eink', '/~ink'],
    ['/~ink', '/%7eink'],
    ['/a%3cd', '/a%3Cd'],
    ['/a%2a', '/a*b'],
    ['/a%24', '/a$b'],
    ['/vid\u00e9o', '/vid%C3%A9o'],
  ])('the path %s fits %s, however either is escaped', (pattern, path) => {
    expect(allowsAll(`Disallow: ${pattern}`, path)).toBe(false)
  })

  test('an escaped stroke is no stroke', () => {
    expect(allowsAll('Disallow: /a%2Fb', '/a/b')).toBe(true)
  })

  test('half a letter stops nobody', () => {
    expect(allowsAll('Disallow: /\ud800', '/story')).toBe(true)
  })

  test.each(['\n', '\r', '\r\n'])('is read whichever way the lines end: %j', (end) => {
    expect(allows(['\ufeffUser-agent: *', 'Disallow: /fish'].join(end), '/fish')).toBe(false)
  })

  test('is anything where a page stands in its place', () => {
    expect(allows('<!doctype html><title>Not found</title><p>User-agent: * Disallow: /', '/story')).toBe(true)
  })
})

describe('a file that means harm', () => {
  test.each<[string, string]>([
    ['names many', 'User-agent: *\n'.repeat(35_000)],
    [
      'names many strangers and forbids much',
      `${'User-agent: a\n'.repeat(17_000)}${'Disallow: /a\n'.repeat(19_000)}`,
    ],
    ['names itself many times', 'User-agent: *\nDisallow: /a\n'.repeat(18_000)],
    ['is one long line', `User-agent: *\nDisallow: /${'a'.repeat(1_000_000)}`],
    ['has many stars', `User-agent: *\nDisallow: /${'*a'.repeat(240_000)}$`],
    ['is all blanks', ' \t'.repeat(500_000)],
    ['is all colons', ':'.repeat(1_000_000)],
    ['is all percent signs', `User-agent: *\nDisallow: /${'%%4'.repeat(160_000)}`],
  ])('and %s takes less than a second', (_how, robots) => {
    expectWithin(1_000, () => allows(robots, `/${'a'.repeat(2_000)}b`))
  })

  test('is read as far as half a million letters', () => {
    const filler = `#${'x'.repeat(99)}\n`.repeat(5_000)
    expect(allows(`User-agent: *\nDisallow: /first\n${filler}Disallow: /second`, '/first')).toBe(false)
    expect(allows(`User-agent: *\nDisallow: /first\n${filler}Disallow: /second`, '/second')).toBe(true)
  })
})
