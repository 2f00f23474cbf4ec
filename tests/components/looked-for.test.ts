/** What the one search of the options page finds, in each language. */
import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { findLookedFor, findSourceChoices, isFound, isSaid, lookedFor } from '../../components/looked-for.ts'
import { findSettings } from '../../components/SettingsForm.tsx'
import type { Source } from '../../utils/model.ts'

const speech = vi.hoisted(() => ({ words: {} as Record<string, { message: string }> }))
vi.mock('wxt/browser', () => ({
  browser: { i18n: { getMessage: (name: string) => speech.words[name]?.message ?? '' } },
}))

function speak(language: string): void {
  const file = new URL(`../../public/_locales/${language}/messages.json`, import.meta.url)
  speech.words = JSON.parse(readFileSync(file, 'utf8'))
}

const sources = ['Minute Médina', 'الرصيف السابع', 'The Colour Post'].map(
  (title, id) => ({ id, title, url: `https://s${id}.example/feed` }) as Source,
)
const listFound = () => findLookedFor(sources).map(({ title }) => title)

beforeEach(() => {
  speak('en')
  lookedFor.value = ''
})

test.each(['', '   '])('where nothing is looked for (%j) everything is there', (typed) => {
  lookedFor.value = typed
  expect(isFound('settings')).toBe(true)
  expect(isSaid('whatever')).toBe(true)
  expect(listFound()).toHaveLength(3)
  expect(findSourceChoices()).toEqual([])
})

describe('a word', () => {
  test.each([
    ['en', 'NOTIF', 'settingNotifies'],
    ['fr', 'reglage', 'settings'],
    ['fr', 'règl', 'settings'],
    ['ar', 'إعداد', 'findSetting'],
  ] as const)(
    'in %s, %s, is found by how it begins, whatever its accents and capitals',
    (language, typed, name) => {
      speak(language)
      lookedFor.value = typed
      expect(isFound(name)).toBe(true)
      expect(isFound('kindFeed')).toBe(false)
    },
  )

  test('of several each must be said', () => {
    lookedFor.value = 'density cosy'
    expect(isFound('settingDensity', 'densityCosy')).toBe(true)
    expect(isFound('settingDensity')).toBe(false)
  })
})

describe('a setting', () => {
  test.each([
    ['en', 'theme', ['theme']],
    ['en', 'dark mode', ['theme']],
    ['en', 'font', ['textPercent']],
    ['en', 'shortcut', ['enter']],
    ['en', 'badge', ['badge']],
    ['en', 'privacy', ['articleImages', 'thumbnails']],
    ['fr', 'thème', ['theme']],
    ['fr', 'police', ['textPercent']],
    ['fr', 'raccourci', ['enter']],
    ['fr', 'pastille', ['badge']],
    ['fr', 'vie privée', ['articleImages', 'thumbnails']],
    ['ar', 'سمة', ['theme']],
    ['ar', 'خط', ['textPercent']],
    ['ar', 'اختصار', ['enter']],
    ['ar', 'شارة', ['badge']],
    ['ar', 'خصوصية', ['articleImages', 'thumbnails']],
  ])('is found by what else people call it, in %s: %s', (language, typed, names) => {
    speak(language)
    lookedFor.value = typed
    expect(findSettings().flatMap(({ choices }) => choices.map(({ name }) => name))).toEqual(names)
  })
})

describe('sources', () => {
  test('are found by their names and addresses', () => {
    lookedFor.value = 'medina'
    expect(listFound()).toEqual(['Minute Médina'])
    lookedFor.value = 's1.example'
    expect(listFound()).toEqual(['الرصيف السابع'])
  })

  test('all stand there where what is chosen for each of them is looked for', () => {
    lookedFor.value = 'colour'
    expect(findSourceChoices()).toEqual(['colour'])
    expect(listFound()).toHaveLength(3)
  })

  test.each([
    ['pace', 'how often'],
    ['mute', 'mute'],
    ['changeZone', 'time zone'],
    ['folder', 'folder'],
    ['pause', 'pause'],
    ['unfollow', 'unfollow'],
    ['sourceCounted', 'unread total'],
    ['fullText', 'whole page'],
    ['sourceTold', 'tell me'],
  ])('the choice %s is found by “%s”', (name, typed) => {
    lookedFor.value = typed
    expect(findSourceChoices()).toContain(name)
  })

  test('none, where nothing is called so', () => {
    lookedFor.value = 'zzz'
    expect(listFound()).toEqual([])
  })
})
