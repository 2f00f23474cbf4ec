import { describe, expect, test } from 'vitest'
import { findRepeated, type Head, type Line } from '../../utils/view/repeated-head.ts'

const english: Head = {
  title: 'The ferry stops at six',
  author: 'Samir Halloway',
  sourceTitle: 'The Salt Wind',
  at: Date.UTC(2026, 10, 27, 18, 5),
  language: 'en-GB',
}
const french: Head = { ...english, author: 'Camille Rouvière', language: 'fr-MA' }
const arabic: Head = { ...english, author: 'رضا بن صفوان', sourceTitle: 'الرصيف السابع', language: 'ar-MA' }

const paragraph =
  'The ferry that links the two halves of Port Lorne stopped at six on Tuesday morning, and by seven a line of bicycles had formed along the quay, bells ringing at nobody in particular.'

const dayMs = 24 * 60 * 60_000

const write = (lines: (string | Line)[]): Line[] =>
  lines.map((line) => (typeof line === 'string' ? { text: line, kind: 'text' } : line))
const heading = (text: string): Line => ({ text, kind: 'heading' })
const picture: Line = { text: '', kind: 'picture' }

/** What is left of the lines above a first paragraph. */
const leave = (head: Head, ...lines: (string | Line)[]): string[] => {
  const all = write([...lines, paragraph, paragraph])
  const repeated = findRepeated(all, head)
  expect(all.filter((_line, at) => !repeated.includes(at)).slice(-2)).toEqual(write([paragraph, paragraph]))
  return write(lines).flatMap(({ text }, at) => (repeated.includes(at) ? [] : [text]))
}

describe('what the head tells is told once', () => {
  test.each([
    ['By Samir Halloway · Friday, 27 November 2026'],
    ['BY SAMIR HALLOWAY'],
    ['Samir Halloway'],
    ['Written by Samir Halloway for The Salt Wind'],
    ['By Samir Halloway | Nov 27, 2026 | 3 min read'],
    ['Friday, 27 November 2026'],
    ['27/11/2026 - 18:05'],
    ['November 27, 2026 at 6:05 pm'],
    ['Published on 27 November 2026 at 18:05 GMT'],
    ['Updated 27 Nov 2026, 19:40'],
    ['Last updated: 2 hours ago'],
    ['3 min read'],
    ['The ferry stops at six'],
  ])('"%s" in English', (line) => {
    expect(leave(english, line)).toEqual([])
  })

  test.each([
    ['Par Camille Rouvière'],
    ['Par Camille ROUVIÈRE, le vendredi 27 novembre 2026 à 18h05'],
    ['Vendredi 27 novembre 2026'],
    ['Publié le 27 novembre 2026 à 18 h 05'],
    ['Mis à jour le 28/11/2026 à 07h30'],
    ['Dernière mise à jour il y a 2 heures'],
    ['Temps de lecture : 3 min'],
    ['Camille Rouvière – Temps de lecture : 3 min'],
  ])('"%s" in French', (line) => {
    expect(leave(french, line)).toEqual([])
  })

  test.each([
    ['بقلم رضا بن صفوان · الجمعة، 27 نونبر 2026'],
    ['بقلم: رضا بن صفوان'],
    ['الجمعة 27 نوفمبر 2026'],
    ['٢٧ تشرين الثاني ٢٠٢٦'],
    ['نشر بتاريخ 27 نوفمبر 2026 على الساعة 18:05'],
    ['آخر تحديث: 27/11/2026'],
    ['مدة القراءة: 3 دقائق'],
    ['الرصيف السابع - رضا بن صفوان'],
  ])('"%s" in Arabic', (line) => {
    expect(leave(arabic, line)).toEqual([])
  })

  test('the name of the section goes with the line below it', () => {
    expect(leave(english, 'Town', 'By Samir Halloway · Friday, 27 November 2026')).toEqual([])
    expect(leave(french, 'Au fil de l’eau', 'Par Camille Rouvière')).toEqual([])
    expect(leave(arabic, 'البحر والماء', 'بقلم رضا بن صفوان')).toEqual([])
  })

  test('the lines of one head may stand one below the other, also around a picture or an introduction', () => {
    expect(leave(english, 'Town', 'By Samir Halloway', '27 November 2026', 'Updated at 19:40')).toEqual([])
    expect(leave(english, picture, 'By Samir Halloway')).toEqual([''])
    expect(leave(french, heading('Le bac s’arrête.'), 'Par Camille Rouvière')).toEqual(['Le bac s’arrête.'])
    expect(leave(english, 'It will be back by June.', 'By Samir Halloway')).toEqual([
      'It will be back by June.',
    ])
    expect(leave(english, heading('By Samir Halloway, 27 November'))).toEqual([])
  })

  test('every month and every weekday is known, also shortened', () => {
    for (let day = 0; day < 365; day += 1) {
      const at = Date.UTC(2026, 0, 1 + day)
      for (const { head, name } of [
        { head: english, name: 'By Samir Halloway' },
        { head: french, name: 'Par Camille Rouvière' },
        { head: arabic, name: 'بقلم رضا بن صفوان' },
      ]) {
        const date = (dateStyle: 'full' | 'medium') =>
          new Date(at).toLocaleDateString(head.language, { dateStyle, timeZone: 'UTC' })
        // Of another day than the source tells.
        expect(leave({ ...head, at: at + 60 * dayMs }, `${name} · ${date('full')}`, date('full'))).toEqual([
          date('full'),
        ])
        expect(leave({ ...head, at }, `${name}, ${date('medium')}`, date('medium'))).toEqual([])
      }
    }
  })

  test('a day is the same a day earlier or later, by the clocks of elsewhere', () => {
    expect(leave(english, 'Saturday 28 November 2026')).toEqual([])
    expect(leave(english, '26.11.2026')).toEqual([])
  })

  test('a language of its own is understood, and one that nobody knows is no hindrance', () => {
    expect(leave({ ...english, language: 'de-DE' }, 'Freitag, 27. November 2026')).toEqual([])
    expect(leave({ ...english, language: 'no language' }, 'Friday, 27 November 2026')).toEqual([])
  })
})

describe('what tells more stays', () => {
  test.each([
    ['RABAT —'],
    ['Rabat, 27 November 2026'],
    ['The ferry is late.'],
    ['By Samir Halloway and Una Merrick'],
    ['By Una Merrick'],
    ['Samir Halloway, who writes of boats'],
    ['Photo: Samir Halloway'],
    ['Samir Halloway:'],
    ['Town'],
    ['Friday'],
    ['2026'],
    ['27 November 1926'],
    ['3 November 2026'],
    ['Published on 27 November 1998'],
    ['Updated to correct the name of the captain'],
    ['Updated'],
    ['By 2026'],
    ['On Friday at 6'],
  ])('"%s" in English', (line) => {
    expect(leave(english, line)).toEqual([line])
  })

  test.each([
    ['Rabat, le 27 novembre 2026 –'],
    ['Par Camille Rouvière, envoyée spéciale'],
    ['Par avion'],
    ['Lecture 3'],
    ['3 minutes'],
    ['Mise à jour importante'],
  ])('"%s" in French', (line) => {
    expect(leave(french, line)).toEqual([line])
  })

  test.each([['الرباط –'], ['بقلم سلمى الورياشي'], ['حدث في 27 نوفمبر 2026'], ['رضا بن صفوان - الرباط']])(
    '"%s" in Arabic',
    (line) => {
      expect(leave(arabic, line)).toEqual([line])
    },
  )

  test('a name that nobody else tells', () => {
    const { author: _author, ...nameless } = english
    expect(leave(nameless, 'By Samir Halloway')).toEqual(['By Samir Halloway'])
    expect(leave(nameless, 'Town', 'By Samir Halloway, 27 November 2026')).toHaveLength(2)
  })

  test('one word above anything else than who wrote it, or that tells which kind of text it is', () => {
    expect(leave(english, 'Town', 'It stops.')).toEqual(['Town', 'It stops.'])
    expect(leave(english, 'Rabat', 'Friday, 27 November 2026')).toEqual(['Rabat'])
    expect(leave(english, 'Opinion', 'By Samir Halloway')).toEqual(['Opinion'])
    expect(leave(french, 'Publireportage', 'Par Camille Rouvière')).toEqual(['Publireportage'])
    expect(leave(arabic, 'رأي', 'بقلم رضا بن صفوان')).toEqual(['رأي'])
    expect(leave(english, 'RABAT —', 'By Samir Halloway')).toEqual(['RABAT —'])
  })

  test('a name alone below a picture or an introduction: whoever made it, or speaks', () => {
    expect(leave(english, picture, 'Samir Halloway')).toEqual(['', 'Samir Halloway'])
    expect(leave(english, 'Two of us talk.', 'Samir Halloway')).toEqual(['Two of us talk.', 'Samir Halloway'])
    expect(leave(english, heading('Samir Halloway'))).toEqual(['Samir Halloway'])
  })

  test('the days of a diary, and a day that is a heading', () => {
    const diary = ['Friday, 27 November 2026', 'We wait.', 'Saturday, 28 November 2026']
    expect(leave(english, ...diary)).toEqual(diary)
    expect(leave(english, heading('27 November 2026'))).toEqual(['27 November 2026'])
  })

  test('whatever stands below the first paragraph, or below a table', () => {
    const signed = write([paragraph, paragraph, 'By Samir Halloway', paragraph])
    expect(findRepeated(signed, english)).toEqual([])
    expect(findRepeated(write([{ text: '', kind: 'other' }, 'By Samir Halloway']), english)).toEqual([])
  })

  test('the signature of a short text', () => {
    expect(findRepeated(write(['The ferry stops.', 'By Samir Halloway']), english)).toEqual([])
  })
})
