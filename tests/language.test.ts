import { describe, expect, test } from 'vitest'
import { findLanguage } from '../utils/language.ts'

const arabic = 'المغرب يفوز بكأس إفريقيا'
const french = 'Le Maroc remporte la coupe d’Afrique'

describe('a headline is tagged', () => {
  test.each(['fr', 'en-GB', 'es', 'zh-Hans'])('as its source declares: %s', (declared) => {
    expect(findLanguage(french, declared)).toBe(declared)
  })

  test.each(['ar', 'ar-MA', 'AR', 'fa', 'ur-PK', 'ps', 'ckb', 'ug', 'sd'])(
    'as its source declares in Arabic letters: %s',
    (declared) => {
      expect(findLanguage(arabic, declared)).toBe(declared)
    },
  )

  test.each([undefined, 'fr', 'en', 'arn', 'x-ar'])(
    'as Arabic by its letters, whatever is declared: %s',
    (declared) => {
      expect(findLanguage(arabic, declared)).toBe('ar')
    },
  )

  test.each(['ar', 'ar-EG', 'AR-ma', 'fa', 'ur', 'ps', 'ckb', 'sd', undefined])(
    'as nothing where its letters are not those of what is declared: %s',
    (declared) => {
      expect(findLanguage(french, declared)).toBeUndefined()
    },
  )

  test('by the most of its letters where both are mixed', () => {
    expect(findLanguage('شركة OpenAI تطلق نموذجا جديدا', 'en')).toBe('ar')
    expect(findLanguage('Al Jazeera (الجزيرة) opens an office', 'en')).toBe('en')
    expect(findLanguage('Al Jazeera (الجزيرة) opens an office', 'ar')).toBeUndefined()
  })

  test('as its source declares where there are no letters at all', () => {
    expect(findLanguage('3 – 1', 'fr')).toBe('fr')
    expect(findLanguage('', undefined)).toBeUndefined()
  })

  test('alike the second time', () => {
    for (let times = 0; times < 3; times += 1) expect(findLanguage(arabic, 'fr')).toBe('ar')
  })
})
