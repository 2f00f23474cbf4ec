import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { longestText, readPattern } from '../../utils/sift/pattern.ts'
import { expectWithin, startCpuClock } from '../support/cpu-time.ts'

/** What makes each of them run as long as it can: nearly a match, many times over. */
const worstTexts = ['a', 'ab', 'aab', ' ', 'a ', '1a'].map(
  (part) => `${part.repeat(longestText).slice(0, longestText - 1)}!`,
)

function readRight(written: string): RegExp {
  const pattern = readPattern(written)
  if (typeof pattern === 'string') throw new Error(`${written} is refused: ${pattern}`)
  return pattern
}

/** In processor milliseconds, over all of the worst texts. */
function measure(pattern: RegExp): number {
  const tookMs = startCpuClock()
  for (const text of worstTexts) pattern.test(text)
  return tookMs()
}

describe('a pattern that readers use is taken', () => {
  test.each([
    ['coupe', 'La Coupe du monde'],
    ['^live', 'Live: what we know'],
    ['\\bCAN\\b', 'La can au Maroc'],
    ['(coupe|cup) (du monde|of the world)', 'Coupe du monde'],
    ['coupe.*maroc', 'La coupe ira au Maroc'],
    ['coupe.*(maroc|algérie).*2030', 'Coupe : le Maroc en 2030'],
    ['coupe.*(maroc|algérie|espagne|portugal).*2030', 'Coupe : le Maroc en 2030'],
    ['[0-9]+ (morts|blessés)', 'Bilan : 12 morts'],
    ['\\d{1,3} ?%', 'Hausse de 12 %'],
    ['\\p{Lu}{3,}', 'OTAN'],
    ['colou?r', 'Colours'],
    ['(?:foo|bar)$', 'a bar'],
    ['(?<year>20\\d\\d)', 'en 2030'],
    ['(?<=le )maroc', 'le Maroc'],
    ['maroc(?! telecom)', 'Maroc'],
    ['المغرب|مراكش', 'أمطار في مراكش'],
    ['[^\\]]+\\?$', 'Et maintenant ?'],
    ['(ab)+', 'ABAB'],
    ['\\(.+\\)', 'Portrait (vidéo)'],
    ['[(|)*]', 'a * b'],
    ['\\u{1F600}', '😀'],
    ['.', 'x'],
  ])('%s', (written, text) => {
    expect(readRight(written).test(text)).toBe(true)
  })
})

describe('a pattern is deaf to capitals', () => {
  test.each([
    ['ÉTÉ', 'été'],
    ['été', 'ÉTÉ'],
    ['σ', 'Σ'],
  ])('%s finds %s', (written, text) => {
    expect(readRight(written).test(text)).toBe(true)
  })
})

describe('a pattern that is not whole is broken', () => {
  test.each(['(', 'a)', '[a', 'a**', '*', '\\', '(?<', 'a{2,1}', '\\p{Nonsense}', '(?<a>.)(?<a>.)'])(
    '%s',
    (written) => {
      expect(readPattern(written)).toBe('broken')
    },
  )
})

describe('a pattern is too long', () => {
  test('from its 201st character on', () => {
    expect(typeof readPattern('a'.repeat(200))).toBe('object')
    expect(readPattern('a'.repeat(201))).toBe('too-long')
  })

  test('before it is read at all', () => {
    expect(readPattern('('.repeat(100_000))).toBe('too-long')
  })
})

describe('a pattern that may run for long is refused', () => {
  test.each([
    ['what is repeated within what is repeated', '(a+)+$'],
    ['the same with stars', '(a*)*b'],
    ['deep inside', '((a(b+)c))*d'],
    ['without capturing', '(?:a+)+$'],
    ['within a look ahead', '(?=(a+)+$)'],
    ['with a name', '(?<x>a+)+$'],
    ['counted', '(a+){12}$'],
    ['counted without an end', '(a+){2,}$'],
    ['lazily', '(a+?)+?$'],
    ['alternatives that are repeated', '(a|a)*$'],
    ['alternatives that are repeated some times', '(a|ab){20}$'],
    ['what may be there, repeated', '(a?){40}$'],
    ['what may be there, often', `${'a?'.repeat(25)}${'a'.repeat(25)}`],
    ['alternatives, often', `${'(a|a)'.repeat(20)}$`],
    ['more than two that go on for ever', '.*.*.*=.*'],
    ['a few counts within counts', '(?:(?:.{2,5}){3}){3}c'],
    ['what may be there, within counts', '(?:(?:a?){3}){2,5}c'],
    ['much to try behind what goes on for ever', '.*.*a{100}x'],
    ['empty groups that are repeated', '(()|())*.*.*.*x'],
    ['what was matched before', '(.*)\\1\\1\\1'],
    ['what was matched before, by its name', '(?<x>.*)\\k<x>.*x'],
  ])('%s: %s', (_what, written) => {
    expect(readPattern(written)).toBe('too-slow')
  })

  test('but not for signs that are only written so', () => {
    for (const written of ['\\(a+\\)+', '[(a+)+]+', '(a\\+)+'])
      expect(typeof readPattern(written)).toBe('object')
  })
})

describe('time', () => {
  const atom = fc.constantFrom('a', 'b', '.', '\\w', '\\s', '[ab]', '[^b]', '\\b', ' ', '1')
  const times = fc.constantFrom(
    '',
    '',
    '',
    '*',
    '+',
    '?',
    '{2}',
    '{3}',
    '{1,3}',
    '{2,5}',
    '{0,20}',
    '{2,}',
    '*?',
    '+?',
  )
  const { pattern: anyPattern } = fc.letrec<{ pattern: string; sequence: string; piece: string }>((tie) => ({
    pattern: fc.array(tie('sequence'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('|')),
    sequence: fc.array(tie('piece'), { minLength: 1, maxLength: 5 }).map((parts) => parts.join('')),
    piece: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.tuple(atom, times).map((parts) => parts.join('')),
      fc
        .tuple(fc.constantFrom('(', '(?:', '(?='), tie('pattern'), times)
        .map(([open, inside, often]) => (open === '(?=' ? `${open}${inside})` : `${open}${inside})${often}`)),
    ),
  }))

  test('none that is taken runs for long, whatever it is and whatever it meets', () => {
    let taken = 0
    fc.assert(
      fc.property(anyPattern, (written) => {
        const pattern = readPattern(written)
        if (typeof pattern === 'string') return true
        taken += 1
        return measure(pattern) < 1_000
      }),
      { numRuns: 6_000 },
    )
    expect(taken).toBeGreaterThan(200)
  })

  test.each(['.*a.*b', '(coupe|cup).*(monde|world).*x', '\\s*\\w+$', '(a|b)(a|b)(a|b)(a|b)(a|b)(a|b).*x'])(
    '%s, near the limit, is done in a moment',
    (written) => {
      expect(measure(readRight(written))).toBeLessThan(500)
    },
  )

  test('reading a pattern takes none to speak of', () => {
    const longest = ['('.repeat(200), '((((a|b)?)?)?)?'.repeat(13), '[a'.repeat(100), '\\'.repeat(199)]
    expectWithin(100, () => longest.map(readPattern))
  })
})
