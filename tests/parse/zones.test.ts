import { describe, expect, test } from 'vitest'
import { readZone } from '../../utils/parse/zones.ts'

describe('an offset', () => {
  test.each([
    ['+0100', 60],
    ['-0330', -210],
    ['+01:00', 60],
    ['+1', 60],
    ['-05', -300],
    ['\u221205:00', -300],
    ['GMT+1', 60],
    ['UTC -3', -180],
    ['utc+05:45', 345],
    ['+01:00Z', 60],
    ['-0000', 0],
  ])('%s', (text, minutes) => {
    expect(readZone(text)).toBeCloseTo(minutes, 10)
  })

  test.each(['+15:00', '+01:60', '-99:99', '+', '+1:2:3', '01:00'])('%s is none', (text) => {
    expect(readZone(text)).toBeUndefined()
  })
})

describe('a name', () => {
  test.each([
    ['Z', 0],
    ['gmt', 0],
    ['WET', 0],
    ['WEST', 60],
    ['CET', 60],
    ['CEST', 120],
    ['MSK', 180],
    ['IST', 330],
    ['JST', 540],
    ['EST', -300],
    ['edt', -240],
    ['NST', -210],
    ['ET', 'America/New_York'],
    ['Europe/Paris', 'Europe/Paris'],
    ['Africa/Casablanca', 'Africa/Casablanca'],
    ['Etc/GMT', 'Etc/GMT'],
  ])('%s', (text, zone) => {
    expect(readZone(text)).toBe(zone)
  })

  test.each(['', 'zz', 'Paris', 'Mars/Olympus', 'constructor', '__proto__', 'a/b/c/d'])(
    '%j is none',
    (text) => {
      expect(readZone(text)).toBeUndefined()
    },
  )
})
