/** A headline is found wherever newsrooms put it: in a link, a heading, an attribute, before or after its time. */
import { describe, expect, test } from 'vitest'
import { parseTicker } from '../../utils/parse/ticker.ts'
import { shapes, type Write } from './ticker-shapes.ts'

const context = { url: 'https://www.fil.example/news/', timeZone: 'Africa/Casablanca' }
const now = Date.parse('2024-11-16T08:10:00+01:00')
const times = ['08:05', '07:51', '07:32', '07:14', '06:58']
const headlines = [
  'Les deux banques publiques fusionnent',
  'Tanger à l’heure du sommet africain',
  'Deux navires de croisière attendus à Safi',
  'Le barrage de Mdez à moitié plein',
  'Le premier train part enfin à l’heure',
]

function read(write: Write, around: [string, string] = ['<div>', '</div>']) {
  const rows = times.map((time, index) =>
    write({ time, headline: headlines[index] as string, href: `/a/${index}` }),
  )
  return parseTicker(
    `<html lang="fr"><body>${around[0]}${rows.join('\n')}${around[1]}</body></html>`,
    context,
    now,
  )
}

describe('rows', () => {
  test.each(shapes)('with %s', (_shape, write) => {
    const stories = read(write)?.stories ?? []
    expect(stories.map(({ title }) => title)).toEqual(headlines)
    expect(stories.map(({ url }) => url)).toEqual(
      headlines.map((_, index) => `https://www.fil.example/a/${index}`),
    )
    expect(stories.map(({ publishedAt }) => publishedAt)).toEqual(
      times.map((time) => Date.parse(`2024-11-16T${time}:00+01:00`)),
    )
  })

  test.each(shapes)('with %s, below a heading and beside a menu', (_shape, write) => {
    const menu = '<ul><li><a href="/p">Politique</a></li><li><a href="/s">Sport</a></li></ul>'
    const stories = read(write, [
      `${menu}<h2>Toute l’actualité en continu</h2><div>`,
      `</div>${menu}<p>© 2024 Le Fil</p>`,
    ])?.stories
    expect(stories?.map(({ title }) => title)).toEqual(headlines)
  })
})

describe('a row is left out', () => {
  const row = ({ time, headline, href }: Parameters<Write>[0]) =>
    `<li>${time} <a href="${href}">${headline}</a></li>`

  test.each([
    [
      'that leads to another site',
      '<li>07:40 <a href="https://pub.example.net/x">Profitez de notre offre de rentrée</a></li>',
    ],
    [
      'that calls the reader',
      '<li>07:40 <a href="/app">Téléchargez notre application dès maintenant</a></li>',
    ],
    ['without a headline', '<li>07:40 <a href="/x">Vidéo</a></li>'],
    [
      'that leads to a comment',
      '<li>07:40 <a href="/a/9#comment-5">Karim sur : les deux banques fusionnent</a></li>',
    ],
  ])('%s', (_what, stranger) => {
    const stories = read((parts) => row(parts) + (parts.href === '/a/1' ? stranger : ''))?.stories ?? []
    expect(stories.map(({ title }) => title)).toEqual(headlines)
  })
})

test('a row on another host of the same site is kept', () => {
  const stories = read(
    ({ time, headline, href }) =>
      `<li>${time} <a href="https://sport.fil.example${href}">${headline}</a></li>`,
  )
  expect(stories?.stories).toHaveLength(5)
})

test('of two lists the one that reads more like news is taken', () => {
  const old =
    '<ul class="old">' +
    times
      .map(
        (_, index) =>
          `<li><i>1${index}/11/2023</i> <a href="/old/${index}">Une vieille histoire, la numéro ${index}</a></li>`,
      )
      .join('') +
    '</ul>'
  const stories = read(
    ({ time, headline, href }) => `<li><b class="h">${time}</b> <a href="${href}">${headline}</a></li>`,
    [`${old}<ul>`, '</ul>'],
  )
  expect(stories?.stories.map(({ title }) => title)).toEqual(headlines)
})
