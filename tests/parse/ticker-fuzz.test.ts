/** Whatever the bytes: no exception, no long wait, no story without a name, a headline or a safe address. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseTicker } from '../../utils/parse/ticker.ts'
import { expectWithin } from '../support/cpu-time.ts'
import { readFixtures } from './fixtures.ts'

const MINUTE = 60_000
/** A longer soak sets it. */
const runs = Number(process.env.FUZZ_RUNS ?? 300)

describe('whatever the bytes', () => {
  const context = { url: 'https://any.example/', timeZone: 'Africa/Casablanca' }
  const now = Date.parse('2024-11-16T08:10:00+01:00')
  const seeds = readFixtures('tickers').map(({ bytes }) => new TextDecoder().decode(bytes))

  function check(page: string): void {
    const stories = expectWithin(1000, () => parseTicker(page, context, now)?.stories ?? [])
    expect(new Set(stories.map(({ key }) => key)).size).toBe(stories.length)
    for (const { key, title, url, publishedAt } of stories) {
      expect(key).not.toBe('')
      expect(title.trim()).not.toBe('')
      if (url !== undefined) expect(url).toMatch(/^https?:/)
      if (publishedAt !== undefined) expect(publishedAt).toBeLessThanOrEqual(now + 5 * MINUTE)
    }
  }

  test('parsing never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 500 }), check), { numRuns: runs })
  })

  test('nor on pieces of pages in any order', () => {
    const piece = fc.constantFrom(
      ...[
        '<li>',
        '</li>',
        '<ul>',
        '</ul>',
        '<a href="/x">',
        '</a>',
        '<p>',
        '</p>',
        '<br>',
        '<h2>',
        '</h2>',
        '<time datetime="2024-11-16T08:05Z">',
      ],
      ...[
        '</time>',
        '<td>',
        '<tr>',
        '<table>',
        '<div class="date">',
        '</div>',
        '<!--',
        '-->',
        '<script>',
        '</script>',
        '<nav>',
        '<pre>',
        '\n',
      ],
      ...[
        '08:05',
        '07:51 ',
        '٠٨:٠٥',
        'hier',
        'il y a 8 minutes',
        '24/10/2025',
        '18 nov. 2024',
        'Le roi reçoit la délégation ',
        'أمطار الخير تعم المملكة',
      ],
      ...[
        'mot ',
        '&eacute;',
        '&#0;',
        '\0',
        '\ud800',
        '\u202e',
        '12:30 - 14:00',
        '99/99/9999',
        '31/02/2024',
        '24:00',
        '2 h',
      ],
    )
    const page = fc.array(piece, { maxLength: 120 }).map((pieces) => pieces.join(''))
    fc.assert(fc.property(page, check), { numRuns: runs })
  })

  test('nor on pages that are cut, turned about or repeated', () => {
    const page = fc
      .tuple(
        fc.constantFrom(...seeds),
        fc.nat(),
        fc.nat(),
        fc.constantFrom('', '<', '</div>', '\u0000', '08:05', '&'),
      )
      .map(([seed, a, b, joint]) => {
        const [from, to] = [a % seed.length, b % seed.length]
        return seed.slice(0, from) + joint + seed.slice(to)
      })
    fc.assert(fc.property(page, check), { numRuns: runs })
  })
})
