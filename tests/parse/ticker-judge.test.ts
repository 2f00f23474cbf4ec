/** The same rows are news or none by how their times run. */
import { describe, expect, test } from 'vitest'
import { parseTicker } from '../../utils/parse/ticker.ts'

const headlines = [
  'Le conseil adopte la loi de finances',
  'Tanger accueille le sommet des villes',
  'La pluie revient sur le nord du pays',
  'Un nouveau recteur nommé à Oujda',
  'Le Wydad change encore une fois d’entraîneur',
  'Les bus de nuit roulent à Rabat',
  'Une exposition rend hommage au peintre',
  'Le prix du blé tendre reste stable',
]

const cities = ['Casablanca', 'New York', 'Tokyo', 'Kuala Lumpur', 'Los Angeles']

interface Setting {
  readAt?: string
  title?: string
  heading?: string
  kind?: string
  headlineOf?: (index: number) => string
}

function count(times: string, setting: Setting = {}): number {
  const { readAt = '2024-11-16T14:10', title = 'Le Fil', heading = '', kind = 'h' } = setting
  const { headlineOf = (index) => headlines[index] as string } = setting
  const rows = times
    .split(', ')
    .map(
      (time, index) =>
        `<li><span class="${kind}">${time}</span> <a href="/a/${index}">${headlineOf(index)}</a></li>`,
    )
  const page = `<html><head><title>${title}</title></head><body><h2>${heading}</h2><ul>${rows.join('')}</ul></body></html>`
  const context = { url: 'https://www.fil.example/', timeZone: 'Africa/Casablanca' }
  return parseTicker(page, context, Date.parse(`${readAt}:00+01:00`))?.stories.length ?? 0
}

describe('a list is news', () => {
  test.each<[string, string, Setting?]>([
    ['that runs backward from now', '14:05, 13:50, 13:31, 13:12, 12:40'],
    ['that runs backward over a night', '09:05, 08:50, 23:31, 22:12, 21:40'],
    ['on round minutes, backward', '14:00, 13:30, 13:00, 12:30, 12:00'],
    ['of each full hour, read at one', '14:00, 13:00, 12:00, 11:00, 10:00', { readAt: '2024-11-16T14:01' }],
    [
      'of each full hour, read on a quarter of the next morning',
      '19:00, 18:00, 17:00, 16:00, 15:00',
      { readAt: '2024-11-17T08:15' },
    ],
    ['that runs forward to now', '12:41, 13:12, 13:33, 13:50, 14:05'],
    ['that runs forward on round minutes to now', '12:40, 13:10, 13:30, 13:50, 14:05'],
    [
      'that was last written to yesterday',
      '13:12, 12:40, 12:31, 11:50, 11:05',
      { readAt: '2024-11-17T08:00' },
    ],
    ['of two minutes that are one', '14:05, 14:05, 13:31, 13:31, 12:40'],
    [
      'under a heading that says so',
      '14:05, 13:50, 13:31, 13:12, 12:40',
      { heading: 'Le programme du gouvernement' },
    ],
    ['of days', '16/11/2024, 15/11/2024, 15/11/2024, 14/11/2024, 12/11/2024'],
    ['of days of which one is to come', '16/11/2024, 15/11/2024, 17/11/2024, 14/11/2024, 12/11/2024'],
    ['of ages in no order', '2 h, 5 min, 3 h, 1 h, 8 h'],
  ])('%s', (_what, times, setting) => {
    expect(count(times, setting)).toBe(5)
  })
})

describe('a list is none', () => {
  test.each<[string, string, Setting?]>([
    ['that runs forward over the present moment', '09:00, 12:00, 14:30, 18:00, 21:00'],
    ['that runs forward and is all to come', '15:00, 16:31, 18:02, 20:13, 21:45'],
    ['that runs forward in long steps', '05:58, 07:25, 09:19, 11:05, 13:40'],
    [
      'that runs forward under the heading of a timetable',
      '12:41, 13:12, 13:33, 13:50, 14:05',
      { heading: 'Programme de la journée' },
    ],
    [
      'that runs forward on a page of timetables',
      '12:41, 13:12, 13:33, 13:50, 14:05',
      { title: 'Horaires des trains' },
    ],
    ['on round minutes that ended long ago', '08:00, 08:30, 09:00, 09:30, 10:00'],
    ['of one time only', '12:00, 12:00, 12:00, 12:00, 12:00'],
    ['in no order', '12:04, 03:25, 08:31, 01:48, 09:17'],
    [
      'that lies in the future',
      '17/11/2024 20:00, 18/11/2024 20:00, 19/11/2024 20:00, 20/11/2024 20:00, 21/11/2024 20:00',
    ],
    ['of coming days without a year', '18 nov., 20 nov., 2 déc., 15 déc., 4 janv.'],
    [
      'of the hours of the world',
      '14:10, 09:10, 22:10, 21:10, 03:10',
      { headlineOf: (index) => `Heure locale, ${cities[index]}` },
    ],
    ['in a box for prices', '14.05, 13.50, 13.30, 13.10, 12.40', { kind: 'price' }],
    ['in a box for lengths', '14:05, 13:50, 13:31, 13:12, 12:40', { kind: 'duration' }],
    ['of numbers of which some are no times', '14:05, 13:50, 13:91, 13:12, 12:40, 12:75, 11:50'],
    ['of periods', '14:00 - 15:00, 13:00 - 14:00, 12:00 - 13:00, 11:00 - 12:00, 10:00 - 11:00'],
    ['of four', '14:05, 13:50, 13:31, 13:12'],
    [
      'of matches',
      '14:05, 13:50, 13:31, 13:12, 12:40',
      { headlineOf: (index) => `Atletico de Tétouan - Olympic ${index}` },
    ],
    [
      'of one headline',
      '14:05, 13:50, 13:31, 13:12, 12:40',
      { headlineOf: () => 'Prendre un rendez-vous en ligne' },
    ],
  ])('%s', (_what, times, setting) => {
    expect(count(times, setting)).toBe(0)
  })
})
