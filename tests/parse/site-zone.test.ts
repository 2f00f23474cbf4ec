import { describe, expect, test } from 'vitest'
import { assumeTimeZone } from '../../utils/parse/site-zone.ts'

const winter = Date.parse('2024-12-01T12:00:00Z')
const summer = Date.parse('2024-07-01T12:00:00Z')
const assume = (
  url: string,
  language?: string,
  offsets: [minutes: number, at: number][] = [],
  fallback = 'UTC',
) => assumeTimeZone({ url, language, offsets: offsets.map(([minutes, at]) => ({ minutes, at })) }, fallback)

describe('the zone of a site', () => {
  test.each([
    ['https://www.example.ma/', undefined, 'Africa/Casablanca'],
    ['https://www.example.ma/', 'fr-FR', 'Africa/Casablanca'],
    ['https://www.example.co.uk/', undefined, 'Europe/London'],
    ['https://example.com/', 'fr-FR', 'Europe/Paris'],
    ['https://example.com/', 'ar-MA', 'Africa/Casablanca'],
    ['https://example.com/', 'ar_EG', 'Africa/Cairo'],
    ['https://example.com/', 'zh-Hant-SG', 'Asia/Singapore'],
    ['https://example.com/', 'fr', 'UTC'],
    ['https://example.com/', undefined, 'UTC'],
    ['https://example.us/', 'en-US', 'UTC'],
    ['https://short.ly/', undefined, 'UTC'],
    ['https://startup.co/', 'es-CO', 'America/Bogota'],
    ['http://127.0.0.1:8080/', undefined, 'UTC'],
    ['http://localhost/', 'fr-MA', 'Africa/Casablanca'],
    ['https://__proto__.constructor/', undefined, 'UTC'],
  ])('%s in %s is %s', (url, language, zone) => {
    expect(assume(url, language)).toBe(zone)
  })
})

describe('a printed offset', () => {
  test('names the zone that is likely and agrees', () => {
    expect(assume('https://example.ma/', 'fr-FR', [[60, winter]])).toBe('Africa/Casablanca')
    expect(assume('https://example.com/', 'fr-FR', [[120, summer]])).toBe('Europe/Paris')
    expect(assume('https://example.com/', undefined, [[120, summer]], 'Europe/Madrid')).toBe('Europe/Madrid')
  })

  test('overrules a country that does not agree', () => {
    expect(assume('https://example.ma/', undefined, [[-300, winter]], 'America/New_York')).toBe(
      'America/New_York',
    )
  })

  test('is its own zone where no likely one agrees', () => {
    expect(assume('https://example.com/', undefined, [[180, winter]])).toBe('Etc/GMT-3')
    expect(assume('https://example.com/', undefined, [[-240, winter]])).toBe('Etc/GMT+4')
    expect(assume('https://example.com/', undefined, [[330, winter]])).toBe('+05:30')
  })

  test('of nothing is what machines print, and says nothing', () => {
    expect(assume('https://example.ma/', undefined, [[0, winter]])).toBe('Africa/Casablanca')
  })
})

test('every zone that can be assumed is one that Temporal knows', () => {
  const letters = [...'abcdefghijklmnopqrstuvwxyz']
  const zones = letters.flatMap((a) => letters.map((b) => assume('https://example.com/', `xx-${a}${b}`)))
  expect(new Set(zones).size).toBeGreaterThan(70)
  for (const zone of new Set(zones)) {
    expect(Temporal.Instant.fromEpochMilliseconds(winter).toZonedDateTimeISO(zone).timeZoneId).toBe(zone)
  }
})
