import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldWithPlaces, foldWords } from '../utils/fold.ts'

describe('folded words', () => {
  test.each([
    ['Été à Fès', ' ete a fes '],
    ['L’école d’aujourd’hui', ' l ecole d aujourd hui '],
    ['Cœur, œuvre et ŒUVRE', ' coeur oeuvre et oeuvre '],
    ['Straße, Łódź, Ørsted, Đakovo', ' strasse lodz orsted dakovo '],
    ['İSTANBUL ve ısı', ' istanbul ve isi '],
    ['Covid-19 : +3,5 %', ' covid 19 3 5 '],
    ['¼ ﬁn №5', ' 1 4 fin no5 '],
    ['co\u00adop', ' coop '],
    ['東京の春', ' 東 京 の 春 '],
    ['서울 뉴스', ` ${'서울'.normalize('NFKD')} ${'뉴스'.normalize('NFKD')} `],
    ['', ' '],
    [' … — « » ', ' '],
  ])('of %j are %j', (text, words) => {
    expect(foldWords(text)).toBe(words)
  })

  test.each([
    ['أحمد إبراهيم آمال ٱلله', 'احمد ابراهيم امال الله'],
    ['مدينة', 'مدينه'],
    ['على', 'علي'],
    ['مسؤول وقائد', 'مسوول وقايد'],
    ['مُـحَـمَّـد', 'محمد'],
    ['٢٠٢٦', '2026'],
    ['۱۴۰۵', '1405'],
    ['ایران کشور', 'ايران كشور'],
    ['المغرب', 'مغرب'],
  ])('%s is found by %s', (text, typed) => {
    expect(foldWords(text)).toContain(foldWords(typed).trimEnd())
  })

  test('an Arabic article is found on the way to its noun', () => {
    const text = foldWords('ملعب المغرب الكبير')
    for (const typed of ['ا', 'ال', 'الم', 'المغ', 'المغرب']) {
      expect(text, typed).toContain(foldWords(typed).trimEnd())
    }
  })

  test('folding what is folded changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldWords(foldWords(text))).toBe(foldWords(text))
      }),
    )
  })

  test('there is one space between words, one before and one after', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(foldWords(text)).toMatch(/^ (?:\S+ )*$/u)
      }),
    )
  })

  test('each folded character has its place in the text, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { words, places } = foldWithPlaces(text)
        expect(words).toBe(foldWords(text))
        expect(places).toHaveLength(words.length)
        expect(places).toEqual(places.toSorted((one, other) => one - other))
        for (const place of places) expect(place).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})
