/** Pages made to be slow or to break what reads them. */
import { describe, expect, test } from 'vitest'
import { parseTicker } from '../../utils/parse/ticker.ts'
import { expectWithin } from '../support/cpu-time.ts'

const context = { url: 'https://hostile.example/', timeZone: 'Africa/Casablanca' }
const now = Date.parse('2024-11-16T08:10:00+01:00')
const MEGABYTE = 1_000_000
const fill = (text: string): string => text.repeat(Math.ceil(MEGABYTE / text.length))
const rows = (count: number, write: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => write(index)).join('')

describe('one second is enough for', () => {
  test.each<[string, string]>([
    ['100,000 nested tags', '<div>'.repeat(100_000)],
    ['100,000 nested tags and their ends', '<div>'.repeat(100_000) + '</div>'.repeat(100_000)],
    ['100,000 nested tags and the ends of others', '<b>'.repeat(100_000) + '</i>'.repeat(100_000)],
    ['100,000 nested boxes and paragraphs', '<div><p>'.repeat(100_000)],
    ['100,000 items within items', '<ul><li>'.repeat(100_000)],
    ['nested boxes with times', '<div>08:05 Le roi reçoit le président '.repeat(25_000)],
    ['nested spans with times', '<span><i>08:05</i>'.repeat(50_000)],
    ['one line of 1 MB', `08:05 ${fill('mot ')}`],
    ['one line of 1 MB without a space', fill('x')],
    ['one line of 1 MB of digits', fill('1')],
    ['one line of 1 MB of times', fill('08:05 ')],
    ['one line of 1 MB of dashes', `<p>${fill('- ')}08:05`],
    ['1 MB of spaces', `<p>a${fill(' ')}b</p>`],
    [
      'a headline with 1 MB of spaces',
      fill(`<li>08:05 le roi${' '.repeat(100_000)}reçoit le président</li>`),
    ],
    ['1 MB of signs', fill('<')],
    ['1 MB of ampersands', fill('&')],
    ['1 MB of broken entities', fill('&#x')],
    ['1 MB of attributes', `<a ${fill('b=c ')}>x</a>`],
    ['one attribute of 1 MB', `<a title="${fill('a b c d ')}">08:05</a>`],
    ['a title of 1 MB', `<title>${fill('mot ')}</title>`],
    ['1 MB of comments', fill('<!-- 08:05 -->')],
    ['a comment that never ends', `<!--${fill(' 08:05')}`],
    ['200,000 rows', '<li>a'.repeat(200_000)],
    ['200,000 rows with times', '<li>8:05'.repeat(200_000)],
    [
      '200,000 rows of news',
      rows(200_000, (index) => `<li>08:05 <a href="/a${index}">le roi reçoit ${index} visiteurs</a>`),
    ],
    ['200,000 lines of news', rows(200_000, (index) => `08:05 le roi reçoit ${index} visiteurs\n`)],
    [
      '200,000 lines that are paragraphs',
      'Le roi a reçu hier une délégation venue de loin pour la paix.\n'.repeat(200_000),
    ],
    [
      'rows of which each is a group',
      rows(
        20_000,
        (index) =>
          `<p class="${'abcdefghij'[index % 10]}${'x'.repeat(index % 97)}"><b>8:05</b> un deux trois quatre`,
      ),
    ],
    ['rows that share one line', fill('<span>08:05</span><span>un deux trois quatre</span>')],
    ['rows of nothing but dates', fill('<p>12/11/2024</p>')],
    ['rows under a date each', fill('<h2>12/11/2024</h2><p>08:05 un deux trois quatre</p>')],
    [
      'headings and paragraphs',
      fill('<h2>Un deux trois quatre cinq</h2><p>mot mot mot mot mot mot mot mot mot.</p>'),
    ],
    ['links that say everything in attributes', fill('<a href=/x title="un deux trois quatre">')],
    ['stamps', fill('<time datetime="2024-11-16T08:05Z">')],
    ['clicks', fill(`<p onclick="location='/x'">08:05 un deux trois quatre</p>`)],
    ['words that only begin a time', fill('<p>hier il y a une publié le </p>')],
    ['ages without end', fill('<p>il y a 1 h et 1 h et 1 h et 1 h et 1 h</p>')],
    ['long classes', fill(`<p class="${'comment '.repeat(20)}">08:05 un deux trois quatre</p>`)],
  ])('%s', (_what, page) => {
    expectWithin(1000, () => parseTicker(page, context, now))
  })
})

describe('what comes before the attack is still read', () => {
  const list = rows(
    6,
    (index) => `<li>08:0${5 - index} <a href="/a${index}">Le roi reçoit la délégation ${index}</a></li>`,
  )

  test.each<[string, string]>([
    ['100,000 nested tags', '<div>'.repeat(100_000)],
    ['a comment that never ends', '<!-- '],
    ['a script that never ends', '<script>'],
    ['an attribute that never ends', '<a href="'],
    ['a broken tag', '<li class='],
    ['NUL and its friends', '\0\ufffe\ud800<p>\u202e'],
  ])('%s', (_what, attack) => {
    expect(parseTicker(`<ul>${list}</ul>${attack}`, context, now)?.stories).toHaveLength(6)
  })
})

describe('names that objects know', () => {
  test('are headlines, tags, classes and addresses like any other', () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'isPrototypeOf']
    const page = rows(
      6,
      (index) =>
        `<${names[index]} class="${names[index]}"><p class="__proto__">08:0${5 - index} <a href="/${names[index]}">${names[index]} reçoit la délégation ce matin</a></p></${names[index]}>`,
    )
    const stories = parseTicker(page, context, now)?.stories ?? []
    expect(stories.map(({ key }) => key)).toEqual(names.map((name) => `https://hostile.example/${name}`))
  })

  test('stand in a lead as text', () => {
    const page = `${rows(5, (index) => `08:0${5 - index} Le roi reçoit la délégation numéro ${index}\n`)}Le ministre répond à la presse\nIl a dit <script>alert(1)</script> & rien de plus aux journalistes présents ce matin.\nPuis il est parti sans <b>répondre</b> aux questions de la salle, très pleine.\n`
    const lead = parseTicker(page, context, now)?.stories.find((story) => story.lead)
    expect(lead?.content).toContain('Il a dit &lt;script&gt;alert(1)&lt;/script&gt; &amp; rien')
    expect(lead?.content).not.toContain('<script>')
    expect(lead?.content).not.toContain('<b>')
  })
})
