import { describe, expect, test } from 'vitest'
import { isSameSite } from '../../utils/parse/ticker-site.ts'
import {
  countWords,
  isCall,
  isHeadline,
  isMore,
  isTimetable,
  trimHeadline,
} from '../../utils/parse/ticker-words.ts'

describe('a headline', () => {
  test.each([
    'Le Maroc gagne 5-1',
    'Accord : les deux banques fusionnent',
    'Éliminatoires CAN 2025 : le Maroc écrase le Gabon 5-1',
    'الحكومة تصادق على القانون',
    'افتتاح معرض الكتاب',
    'Central bank holds rates',
    'Share prices fall after bank results',
    'Join forces or fail, says minister',
    'شارك الوزير في قمة المناخ',
    'Suivez en direct le lancement de la fusée',
    'Google renonce à supprimer les cookies tiers',
    'Photos volées : la police ouvre une enquête',
  ])('"%s" is one', (text) => {
    expect(isHeadline(text)).toBe(true)
  })

  test.each([
    '',
    'Fajr',
    'Lire la suite',
    'Le Maroc gagne',
    'معرض الكتاب',
    '1 2 3 4 5 6',
    '— – — –',
    'Suivez-nous dès maintenant sur Facebook',
    'Suivez toute l’actualité du Fil sur WhatsApp',
    'Abonnez-vous à notre lettre du matin',
    'Téléchargez l’application du journal dès maintenant',
    'Lire aussi : la pluie revient au nord',
    'Follow us on every social network',
    'Subscribe to our morning letter today',
    'تابعونا على جميع شبكات التواصل',
    '© 2024 Le Fil, tous droits réservés',
    'Ce site utilise des cookies pour fonctionner',
    'Photo : Nadia B. pour Le Fil',
    'AFP / Fadel S. à Casablanca hier',
    'mot '.repeat(60),
    'x'.repeat(400),
  ])('"%s" is none', (text) => {
    expect(isHeadline(text)).toBe(false)
  })
})

test.each([
  ['Accord : les deux banques', 4],
  ['L’été à Fès', 3],
  ['5-1 pour le Maroc', 4],
  ['«  »', 0],
  ['أمطار الخير', 2],
])('"%s" has %d words', (text, words) => {
  expect(countWords(text)).toBe(words)
})

test.each([
  [' - Le Maroc gagne | ', 'Le Maroc gagne'],
  ['| Sport | Le Maroc gagne', 'Sport | Le Maroc gagne'],
  ['« Le Maroc gagne »', '« Le Maroc gagne »'],
  ['Le Maroc gagne !', 'Le Maroc gagne !'],
  ['x'.repeat(10_000), ''],
])('"%s" is trimmed to "%s"', (text, trimmed) => {
  expect(trimHeadline(text)).toBe(trimmed)
})

test.each([
  ['', true],
  ['→', true],
  ['Lire la suite', true],
  ['Read more »', true],
  ['اقرأ المزيد', true],
  ['Karim B.', false],
  ['Le conseil adopte plus de dix lois', false],
])('a link that says "%s" only leads on: %s', (text, expected) => {
  expect(isMore(text)).toBe(expected)
})

test('a long sentence that begins like a call is none', () => {
  expect(isCall('Abonnez-vous à notre lettre')).toBe(true)
  expect(
    isCall('Follow us, said the guide to the lost hikers before the storm had closed the last path down'),
  ).toBe(false)
})

test.each([
  ['Programme TV de ce soir', true],
  ['Horaires de prière', true],
  ['Table des matières', true],
  ['مواقيت الصلاة', true],
  ['Le procès, minute par minute', false],
  ['Les programmeurs de Rabat', false],
])('"%s" stands above a timetable: %s', (title, expected) => {
  expect(isTimetable(title)).toBe(expected)
})

test.each([
  ['https://fil.example/a', 'https://fil.example/b', true],
  ['https://sport.fil.example/a', 'https://fil.example/', true],
  ['https://sport.fil.example/a', 'https://eco.fil.example/', true],
  ['https://fil.example/', 'https://other.example/', false],
  ['https://a.co.uk/', 'https://b.co.uk/', false],
  ['https://x.a.co.uk/', 'https://a.co.uk/', true],
  ['https://a.press.ma/', 'https://b.press.ma/', false],
  ['https://10.0.0.1/', 'https://10.0.1.1/', false],
  ['https://127.0.0.1:8080/a', 'https://127.0.0.1:8080/b', true],
  ['https://localhost:8080/a', 'https://localhost:9090/b', false],
  ['https://[::1]/a', 'https://[::2]/a', false],
])('%s and %s are of one site: %s', (address, page, expected) => {
  expect(isSameSite(address, page)).toBe(expected)
})
