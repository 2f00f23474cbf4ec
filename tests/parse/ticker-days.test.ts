/** Dates between rows and headings of sections say on which day a clock time falls. */
import { describe, expect, test } from 'vitest'
import { parseTicker } from '../../utils/parse/ticker.ts'

let counter = 0
const row = (time: string) =>
  `<li><i>${time}</i> <a href="/a/${counter++}">Une nouvelle parmi d’autres, la ${counter}</a></li>`
const rows = (times: string) => `<ul>${times.split(', ').map(row).join('')}</ul>`

function read(page: string, readAt = '2024-11-16T10:15'): string[] {
  const context = { url: 'https://www.fil.example/', timeZone: 'Africa/Casablanca' }
  const now = Date.parse(`${readAt}:00+01:00`)
  const stories = parseTicker(`<html><body>${page}</body></html>`, context, now)?.stories ?? []
  return stories.map(({ publishedAt = 0 }) =>
    Temporal.Instant.fromEpochMilliseconds(publishedAt)
      .toZonedDateTimeISO('Africa/Casablanca')
      .toPlainDateTime()
      .toString({ smallestUnit: 'minute' })
      .slice(5),
  )
}

describe('a date between rows', () => {
  const expected = ['11-16T10:12', '11-16T09:40', '11-15T12:00', '11-15T23:05', '11-13T18:45']
  const pages: [string, (day: string) => string][] = [
    ['in a heading', (day) => `<h3>${day}</h3>`],
    ['in a paragraph', (day) => `<p class="day">${day}</p>`],
    ['in a time', (day) => `<div><time>${day}</time></div>`],
    ['at the end of a heading', (day) => `<h3>L’actualité du ${day}</h3>`],
  ]

  test.each(pages)('%s sets the day of those below it', (_where, write) => {
    const page =
      write('samedi 16 novembre 2024') +
      rows('10:12, 09:40') +
      write('vendredi 15 novembre 2024') +
      rows('12:00, 23:05') +
      write('mercredi 13 novembre 2024') +
      rows('18:45')
    expect(read(page)).toEqual(expected)
  })

  test('among the items of one list sets it too', () => {
    const page = `<ul><li>Aujourd’hui</li>${row('10:12')}${row('09:40')}<li>Hier</li>${row('12:00')}${row('23:05')}<li>13/11/2024</li>${row('18:45')}</ul>`
    expect(read(page)).toEqual(expected)
  })

  test('among the rows of one table sets it too', () => {
    const cells = (time: string) =>
      `<tr><td>${time}</td><td><a href="/a/${counter++}">Une nouvelle parmi d’autres, la ${counter}</a></td></tr>`
    const day = (text: string) => `<tr><th colspan="2">${text}</th></tr>`
    const page = `<table>${day('16/11/2024')}${cells('10:12')}${cells('09:40')}${day('15/11/2024')}${cells('12:00')}${cells('23:05')}${day('13/11/2024')}${cells('18:45')}</table>`
    expect(read(page)).toEqual(expected)
  })

  test('without a year is the last of its name, over the turn of the year', () => {
    const page = `<h3>1er janvier</h3>${rows('08:10, 00:05')}<h3>31 décembre</h3>${rows('23:50, 18:00, 09:30')}`
    expect(read(page, '2025-01-02T08:00')).toEqual([
      '01-01T08:10',
      '01-01T00:05',
      '12-31T23:50',
      '12-31T18:00',
      '12-31T09:30',
    ])
  })

  test('below the first rows leaves those above it to the present day', () => {
    const page = `${rows('10:12, 09:40')}<h3>Vendredi 15 novembre 2024</h3>${rows('12:00, 09:05, 08:45')}`
    expect(read(page)).toEqual(['11-16T10:12', '11-16T09:40', '11-15T12:00', '11-15T09:05', '11-15T08:45'])
  })
})

describe('a date above the whole list', () => {
  test('is the day of the page, from which its rows go back', () => {
    const page = `<p>Vendredi 15 novembre 2024</p>${rows('22:10, 18:40, 12:00, 23:50, 21:05')}`
    expect(read(page)).toEqual(['11-15T22:10', '11-15T18:40', '11-15T12:00', '11-14T23:50', '11-14T21:05'])
  })

  test('far above it is of no account', () => {
    const menu = Array.from({ length: 12 }, (_, index) => `<p>Rubrique ${index}</p>`).join('')
    const page = `<p>Vendredi 15 novembre 2024</p>${menu}${rows('10:12, 09:40, 09:05, 08:45, 07:30')}`
    expect(read(page)[0]).toBe('11-16T10:12')
  })

  test('that is to come does not bring rows into the future', () => {
    const page = `<p>Dimanche 17 novembre 2024</p>${rows('10:12, 09:40, 09:05, 08:45, 07:30')}`
    expect(read(page)[0]).toBe('11-16T10:12')
  })
})

describe('a section of its own', () => {
  const list = (title: string, times: string) => `<section><h2>${title}</h2>${rows(times)}</section>`

  test('begins anew from the present', () => {
    expect(read(list('Politique', '10:10, 09:30, 08:05') + list('Sport', '10:02, 09:47, 23:10'))).toEqual([
      '11-16T10:10',
      '11-16T09:30',
      '11-16T08:05',
      '11-16T10:02',
      '11-16T09:47',
      '11-15T23:10',
    ])
  })

  test('without a heading goes on where the list above it ended', () => {
    expect(
      read(
        `<div>${rows('10:10, 00:30, 00:05')}</div><p>Publicité</p><div>${rows('23:40, 09:47, 09:10')}</div>`,
      ),
    ).toEqual(['11-16T10:10', '11-16T00:30', '11-16T00:05', '11-15T23:40', '11-15T09:47', '11-15T09:10'])
  })
})
