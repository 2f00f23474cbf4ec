import { expect, test } from 'vitest'
import { isRightToLeft } from '../../utils/view/direction.ts'
import { countMinutes, countWords } from '../../utils/view/reading-time.ts'

test('words are counted in every script', () => {
  expect(countWords('')).toBe(0)
  expect(countWords('L’équipe rentre : « enfin ! » — à Fès')).toBe(5)
  expect(countWords('أعادت بلدية مرسى النخيل فتح المكتبة')).toBe(6)
  expect(countWords('渡船は朝六時に止まった')).toBe(6)
  expect(countWords('— … » 3 km')).toBe(2)
})

test('reading takes a minute at least, but for what is read at a glance', () => {
  expect([countMinutes(0), countMinutes(59)]).toEqual([undefined, undefined])
  expect(countMinutes(60)).toBe(1)
  expect(countMinutes(220)).toBe(1)
  expect(countMinutes(1_000)).toBe(5)
})

test('letters tell the direction, whatever language is named', () => {
  expect(isRightToLeft('أعادت بلدية مرسى النخيل فتح المكتبة', 'en')).toBe(true)
  expect(isRightToLeft('The ferry of Port Lorne crossed the bay', 'ar')).toBe(false)
})

test('the language tells it where there are few letters', () => {
  expect(isRightToLeft('2026', 'ar-MA')).toBe(true)
  expect(isRightToLeft('', 'fa')).toBe(true)
  expect(isRightToLeft('', 'fr')).toBe(false)
  expect(isRightToLeft('', 'arn')).toBe(false)
  expect(isRightToLeft('', undefined)).toBe(false)
})
