import { describe, expect, test } from 'vitest'
import { inventedCast } from './cast.ts'
import { encodeText } from './encode.ts'
import type { Outlet } from './outlet.ts'
import { createRandom } from './random.ts'
import { spreadTimes } from './rhythm.ts'
import { writeSlug } from './slug.ts'
import { listSyntheticOutlets } from './synthetic.ts'
import { typeset } from './typeset.ts'
import { escapeLikeWordPress, wrapCdata } from './xml.ts'

function tell(outlet: Outlet, count: number): string[] {
  const drafts = outlet.tell(createRandom(outlet.id))
  return Array.from({ length: count }, () => drafts.next().value.title)
}

describe('headlines', () => {
  test.each(inventedCast.map((outlet) => [outlet.id, outlet] as const))(
    '%s never tells one twice',
    (_id, outlet) => {
      expect(new Set(tell(outlet, 1000)).size).toBe(1000)
    },
  )

  test('the first forty of an outlet are its own: no follow-up, nothing from anywhere', () => {
    for (const outlet of inventedCast) {
      const own = tell(outlet, 44)
      const later = tell(outlet, 132).slice(44)
      expect(own.filter((title) => / [–|] /.test(title))).toEqual([])
      expect(later.some((title) => own.some((before) => title.endsWith(before) && title !== before))).toBe(
        true,
      )
    }
  })

  test('no two outlets print the same within their first 250', () => {
    const all = inventedCast.flatMap((outlet) => tell(outlet, 250))
    expect(all.length - new Set(all).size).toBe(0)
  })

  test('each is a line of 15 to 120 characters', () => {
    const all = inventedCast.flatMap((outlet) => tell(outlet, 250))
    expect(all.filter((title) => title.length < 15 || title.length > 120)).toEqual([])
  })

  test('a typewriter’s apostrophe or quote is in none', () => {
    expect(inventedCast.flatMap((outlet) => tell(outlet, 250)).filter((title) => /['"]/.test(title))).toEqual(
      [],
    )
  })

  test('synthetic ones differ between outlets and within one', () => {
    const all = listSyntheticOutlets(5).flatMap((outlet) => tell(outlet, 100))
    expect(new Set(all).size).toBe(500)
  })
})

describe('French type', () => {
  test.each([
    ['Port : non', 'Port\u00a0: non'],
    ['« Oui »', '«\u00a0Oui\u00a0»'],
    ['Vrai ? Faux !', 'Vrai\u202f? Faux\u202f!'],
    ['1 200 kg', '1\u202f200\u00a0kg'],
    ['8 000 alevins', '8\u202f000 alevins'],
    ['87 % des 60 maisons', '87\u00a0% des 60 maisons'],
  ])('%s is bound', (plain, bound) => {
    expect(typeset(plain, 'fr')).toBe(bound)
  })

  test('other languages keep their spaces', () => {
    expect(typeset('a : b', 'en')).toBe('a : b')
  })
})

describe('old charsets', () => {
  test('Arabic is one byte a letter in windows-1256', () => {
    const bytes = encodeText('أخبار، 24', 'windows-1256')
    expect([...bytes]).toEqual([0xc3, 0xce, 0xc8, 0xc7, 0xd1, 0xa1, 0x20, 0x32, 0x34])
  })

  test('what a charset lacks becomes a numeric reference', () => {
    expect(new TextDecoder('windows-1252').decode(encodeText('é\u202f😀’', 'iso-8859-1'))).toBe(
      'é&#8239;&#128512;’',
    )
  })
})

describe('the hours', () => {
  test('are busier by day than by night, in the outlet’s own zone', () => {
    const times = spreadTimes(2000, Date.parse('2026-05-12T12:00:00Z'), 'Asia/Tokyo', createRandom('hours'))
    const hours = times.map(
      (at) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Asia/Tokyo').hour,
    )
    const countBetween = (from: number, to: number): number =>
      hours.filter((hour) => hour >= from && hour < to).length
    expect(countBetween(8, 11)).toBeGreaterThan(8 * countBetween(1, 4))
  })

  test.each([0, 3, 6, 12, 18, 23])('leave no gap of a day at %i o’clock, even for a few stories', (hour) => {
    const now = Date.UTC(2026, 4, 12, hour, 3)
    const times = spreadTimes(6, now, 'UTC', createRandom(String(hour)))
    const gaps = times.map((at, index) => (times[index - 1] ?? now) - at)
    expect(Math.max(...gaps)).toBeLessThan(24 * 3_600_000)
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(0)
  })
})

describe('addresses and markup', () => {
  test('a slug is short, plain and encoded', () => {
    expect(writeSlug('Thé & marée basse : l’été, 3 000 « œufs » !')).toBe(
      'the-maree-basse-l-ete-3-000-%C5%93ufs',
    )
    expect(writeSlug('word '.repeat(50)).length).toBeLessThanOrEqual(60)
    expect(decodeURIComponent(writeSlug('أخبار: اليوم'))).toBe('أخبار-اليوم')
  })

  test('a CDATA section survives its own end', () => {
    expect(wrapCdata('a]]>b')).toBe('<![CDATA[a]]]]><![CDATA[>b]]>')
  })

  test('WordPress spells typographic characters as numbers', () => {
    expect(escapeLikeWordPress('A & “b”…')).toBe('A &#038; &#8220;b&#8221;&#8230;')
  })
})
