import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, test, vi } from 'vitest'

type Messages = Record<string, { message: string; description?: string }>

const languages = ['en', 'fr', 'ar'] as const
const all = Object.fromEntries(languages.map((language) => [language, readMessages(language)])) as Record<
  (typeof languages)[number],
  Messages
>
const counted = Object.keys(all.en)
  .filter((name) => name.endsWith('_other'))
  .map((name) => name.replace(/_other$/, ''))

function readMessages(language: string): Messages {
  return JSON.parse(
    readFileSync(new URL(`../public/_locales/${language}/messages.json`, import.meta.url), 'utf8'),
  )
}

function isForm(name: string): boolean {
  return counted.some((base) => name.startsWith(`${base}_`))
}

describe('the words', () => {
  test.each(languages)('%s says all that English says, and nothing more', (language) => {
    const single = (messages: Messages) => Object.keys(messages).filter((name) => !isForm(name))
    expect(single(all[language]).sort()).toEqual(single(all.en).sort())
  })

  test.each(languages)('%s has a form for every plural category of its own', (language) => {
    // French "many" is for a million and up; its words are those of "other".
    const categories = new Intl.PluralRules(language)
      .resolvedOptions()
      .pluralCategories.filter((category) => !(language === 'fr' && category === 'many'))
    for (const base of counted) {
      const forms = Object.keys(all[language]).filter((name) => name.startsWith(`${base}_`))
      expect(forms.sort(), base).toEqual(categories.map((category) => `${base}_${category}`).sort())
    }
  })

  test.each(languages)('%s fills in the same values as English', (language) => {
    const values = (message: string) => [...new Set(message.match(/\$\d/g))].sort()
    for (const [name, { message }] of Object.entries(all[language])) {
      if (!isForm(name)) expect(values(message), name).toEqual(values(all.en[name]?.message ?? ''))
    }
  })

  test.each(languages)(
    '%s is calm: no exclamation mark, no empty word, no three dots in a row',
    (language) => {
      for (const [name, { message }] of Object.entries(all[language])) {
        expect(message, name).toMatch(/\S/)
        expect(message, name).not.toMatch(/[!！]|\.\.\./)
      }
    },
  )

  test('no French sign is parted from its word at the end of a line', () => {
    for (const [name, { message }] of Object.entries(all.fr)) {
      expect(message, name).not.toMatch(/« | [»;:?]/)
    }
  })

  test('the description fits the stores', () => {
    for (const language of languages) {
      expect(all[language].extensionDescription?.message.length, language).toBeLessThanOrEqual(132)
    }
  })
})

describe('saying', () => {
  beforeEach(() => {
    vi.resetModules()
  })

  /** Stands in for the browser: its messages in one language, English where that has none. */
  async function speak(language: 'en' | 'fr' | 'ar', uiLanguage: string = language) {
    const i18n = {
      getUILanguage: () => uiLanguage,
      getMessage: (name: string, values: string[] = []) => {
        if (name === '@@bidi_dir') return language === 'ar' ? 'rtl' : 'ltr'
        const message = all[language][name]?.message ?? all.en[name]?.message ?? ''
        return message.replace(/\$(\d)/g, (_, number) => values[Number(number) - 1] ?? '')
      },
    }
    vi.doMock('wxt/browser', () => ({ browser: { i18n } }))
    return import('../utils/i18n.ts')
  }

  test('values are filled in where they belong', async () => {
    const { say } = await speak('fr')
    expect(say('progress', 3, 8)).toBe('3 sur 8 sources')
  })

  test.each([
    ['en', 0, '0 unread'],
    ['en', 1, '1 unread'],
    ['en', 1234, '1,234 unread'],
    ['fr', 0, '0 non lu'],
    ['fr', 2, '2 non lus'],
    ['ar', 0, 'لا جديد'],
    ['ar', 1, 'واحد غير مقروء'],
    ['ar', 2, 'اثنان غير مقروءين'],
    ['ar', 3, '3 غير مقروءة'],
    ['ar', 11, '11 غير مقروء'],
    ['ar', 100, '100 غير مقروء'],
  ] as const)('in %s, %d stories are "%s"', async (language, count, words) => {
    const { sayCount } = await speak(language)
    expect(sayCount('unread', count)).toBe(words)
  })

  test('a clock time follows the zone and the habit of the reader', async () => {
    const at = Date.parse('2026-07-10T17:05:00Z')
    expect((await speak('fr')).formatTime(at)).toBe('18:05')
    vi.resetModules()
    expect((await speak('en', 'en-US')).formatTime(at)).toMatch(/^6:05\sPM$/)
    vi.resetModules()
    expect((await speak('ar')).formatTime(at)).toMatch(/^6:05\sم$/)
  })

  test('the newest hour is told in minutes, what is older by the clock, and the future as now', async () => {
    const at = Date.parse('2026-07-10T17:05:00Z')
    const { formatAge, formatTime } = await speak('en', 'en-US')
    const ages = [0, 59_999, 60_000, 59 * 60_000, 3_599_999, -5000].map((ms) => formatAge(at, at + ms))
    expect(ages).toEqual(['0 min', '0 min', '1 min', '59 min', '59 min', '0 min'])
    expect(formatAge(at, at + 3_600_000)).toBe(formatTime(at))
  })

  test.each([
    ['fr', /^5\smin$/],
    ['ar', /^5\sد$/],
  ] as const)('minutes are told in the words of %s', async (language, words) => {
    expect((await speak(language)).formatAge(0, 5 * 60_000)).toMatch(words)
  })

  describe('the time of another zone', () => {
    const at = Date.parse('2026-07-10T17:05:00Z')

    test('is told with its day and its name', async () => {
      const { formatMomentIn } = await speak('fr')
      expect(formatMomentIn(at, 'Asia/Tokyo')).toMatch(/^sam\.?\s02:05 \(Asia\/Tokyo\)$/)
    })

    test('is not told where the reader’s clocks show the same', async () => {
      const { formatMomentIn } = await speak('fr')
      expect(formatMomentIn(at, 'Africa/Casablanca')).toBeUndefined()
      expect(formatMomentIn(at, 'Europe/London')).toBeUndefined()
      expect(formatMomentIn(Date.parse('2026-01-10T17:05:00Z'), 'Europe/London')).toBeDefined()
    })

    test('is told where its hour only ends like the reader’s', async () => {
      const { formatMomentIn, formatTime } = await speak('en', 'en-US')
      const noon = Date.parse('2026-07-10T13:05:00Z')
      expect(formatTime(noon)).toMatch(/^2:05\sPM$/)
      expect(formatMomentIn(noon, 'Atlantic/Cape_Verde')).toMatch(/12:05\sPM \(Atlantic\/Cape_Verde\)$/)
    })

    test('is told where the clocks show the same hour of another day', async () => {
      vi.stubEnv('TZ', 'Pacific/Honolulu')
      const { formatMomentIn } = await speak('en', 'en-GB')
      expect(formatMomentIn(at, 'Pacific/Kiritimati')).toMatch(/^Sat/)
      vi.unstubAllEnvs()
    })

    test('that no browser knows is not told', async () => {
      expect((await speak('fr')).formatMomentIn(at, 'Mars/Olympus')).toBeUndefined()
    })
  })

  test('more room is left for clock times only where they need it', async () => {
    expect((await speak('en', 'en-US')).hasTwelveHours()).toBe(true)
    vi.resetModules()
    expect((await speak('en', 'en-GB')).hasTwelveHours()).toBe(false)
  })

  test('a browser in a language that Fil does not speak gets one language throughout', async () => {
    const { readLanguage, readDirection, formatDate } = await speak('en', 'he')
    expect([readLanguage(), readDirection()]).toEqual(['en', 'ltr'])
    expect(formatDate(Date.parse('2026-07-10T17:05:00Z'))).toMatch(/July/)
  })

  test('Arabic is written from right to left', async () => {
    expect((await speak('ar')).readDirection()).toBe('rtl')
    vi.resetModules()
    expect((await speak('fr')).readDirection()).toBe('ltr')
  })
})
