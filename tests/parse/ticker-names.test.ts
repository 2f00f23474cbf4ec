import { describe, expect, test } from 'vitest'
import { parseTicker } from '../../utils/parse/ticker.ts'
import { nameHeadline } from '../../utils/parse/ticker-names.ts'

const context = { url: 'https://www.fil.example/', timeZone: 'Africa/Casablanca' }
const read = (page: string, at: string) =>
  parseTicker(page, context, Date.parse(`${at}+01:00`))?.stories ?? []
const moments = (page: string, at: string) =>
  read(page, at).map(({ key, publishedAt }) => [key, new Date(publishedAt ?? 0).toISOString().slice(5, 16)])

const filler = '06:40 Le marché de gros ouvre à Casablanca\n06:30 Brouillard sur les plaines du Gharb\n'
const weather = 'Météo : le temps de ce vendredi'

describe('a line without a link', () => {
  test('is named by its headline', () => {
    expect(read(`07:00 ${weather}\n${filler}`, '2024-11-15T08:00:00')[0]?.key).toBe(
      'meteo le temps de ce vendredi',
    )
  })

  test('told twice in a day is one story, and the first telling counts', () => {
    const page = `07:30 ${weather}\n07:00 ${weather}\n${filler}05:50 Le premier train part à l’heure`
    expect(moments(page, '2024-11-15T08:00:00')[0]).toEqual(['meteo le temps de ce vendredi', '11-15T06:00'])
    expect(read(page, '2024-11-15T08:00:00')).toHaveLength(4)
  })

  test('that comes again on another day is another story, and the old one keeps its name', () => {
    const friday = `07:00 ${weather}\n${filler}`
    const saturday = `07:00 ${weather}\n05:10 Un camion se renverse près de Settat\n${friday}`
    const [old] = moments(friday, '2024-11-15T08:00:00')
    const both = moments(saturday, '2024-11-16T08:00:00')
    expect(both[2]).toEqual(old)
    expect(both[0]).toEqual(
      ['meteo le temps de ce vendredi 2024 11 16', '11-16T06:00'].map((text) =>
        text.replace('2024 11 16', '2024-11-16'),
      ),
    )
  })

  test('that comes on three days is three stories', () => {
    const page = ['16', '15', '14'].map(() => `07:00 ${weather}\n${filler}`).join('')
    const keys = read(page, '2024-11-16T08:00:00').map(({ key }) => key)
    expect(keys.filter((key) => key.startsWith('meteo'))).toEqual([
      'meteo le temps de ce vendredi 2024-11-16',
      'meteo le temps de ce vendredi 2024-11-15',
      'meteo le temps de ce vendredi',
    ])
  })
})

describe('a line with a link', () => {
  const row = (time: string, href: string, headline: string) =>
    `<li>${time} <a href="${href}">${headline}</a></li>`
  const rest =
    row('06:40', '/b', 'Le marché de gros ouvre à Casablanca') +
    row('06:30', '/c', 'Brouillard sur les plaines du Gharb') +
    row('06:20', '/d', 'Un camion se renverse près de Settat') +
    row('06:10', '/e', 'Le premier train part à l’heure')

  test('is named by its address', () => {
    const stories = read(row('07:00', '/a?utm_source=fil', weather) + rest, '2024-11-15T08:00:00')
    expect(stories[0]?.key).toBe('https://fil.example/a')
    expect(stories[0]?.url).toBe('https://www.fil.example/a?utm_source=fil')
  })

  test('whose headline is edited keeps its name', () => {
    const before = read(row('07:00', '/a', weather) + rest, '2024-11-15T08:00:00')
    const after = read(
      row('07:00', '/a', 'Météo : alerte à la neige en montagne') + rest,
      '2024-11-15T08:00:00',
    )
    expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key))
    expect(after[0]?.title).not.toBe(before[0]?.title)
  })

  test('told twice is one story, where it is told first', () => {
    const stories = read(
      row('07:00', '/a', weather) + rest + row('06:00', '/a', weather),
      '2024-11-15T08:00:00',
    )
    expect(stories).toHaveLength(5)
    expect(new Date(stories[0]?.publishedAt ?? 0).toISOString()).toBe('2024-11-15T06:00:00.000Z')
  })

  test('that all its neighbours share is named by its headline', () => {
    const page = ['07:00', '06:51', '06:40', '06:22', '06:05', '05:58']
      .map((time, index) => row(time, `/direct#m${index}`, `Le procès, moment numéro ${index} de la matinée`))
      .join('')
    const stories = read(page, '2024-11-15T08:00:00')
    expect(stories.map(({ key }) => key)).toEqual(
      [0, 1, 2, 3, 4, 5].map((index) => `le proces moment numero ${index} de la matinee`),
    )
    expect(stories[1]?.url).toBe('https://www.fil.example/direct#m1')
  })

  test('with a dangerous or a broken address is no news', () => {
    const page = (href: string) =>
      ['07:00', '06:51', '06:40', '06:22', '06:05']
        .map((time, index) => row(time, `${href}${index}`, `Le procès, moment numéro ${index} de la matinée`))
        .join('')
    expect(read(page('javascript:alert(1)//'), '2024-11-15T08:00:00')).toEqual([])
    expect(read(page('data:text/html,'), '2024-11-15T08:00:00')).toEqual([])
    expect(read(page('http://[broken/'), '2024-11-15T08:00:00')).toEqual([])
  })
})

test.each([
  ['Accord : les deux banques', 'accord les deux banques'],
  ['  ACCORD – les  deux banques !', 'accord les deux banques'],
  ['L’été à Fès', 'l ete a fes'],
  ['أَخْبارُ اليوم', 'اخبار اليوم'],
  ['Ligue 1 : 3-0', 'ligue 1 3 0'],
  ['__proto__', 'proto'],
])('"%s" is named "%s"', (headline, name) => {
  expect(nameHeadline(headline)).toBe(name)
})
