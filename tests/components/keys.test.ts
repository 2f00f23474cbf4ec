import { readFileSync } from 'node:fs'
import { signal } from '@preact/signals'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { sayKey } from '../../components/key-names.ts'
import { answerKey, type KeyContext, keyBindings } from '../../components/keys.ts'
import type { StoryRow } from '../../utils/model.ts'
import { usualSettings } from '../../utils/settings.ts'
import { layOut } from '../../utils/view/order.ts'

let language = 'en'
vi.mock('wxt/browser', () => ({
  browser: { i18n: { getMessage: (name: string) => readMessages(language)[name]?.message } },
}))

function readMessages(language: string): Record<string, { message: string }> {
  const file = new URL(`../../public/_locales/${language}/messages.json`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8'))
}

/** An element of the page, told by the selectors that it or what it stands in answers to. */
class Element {
  readonly within: string[]
  constructor(...within: string[]) {
    this.within = within
  }
  closest(selectors: string): Element | null {
    return selectors.split(', ').some((selector) => this.within.includes(selector)) ? this : null
  }
}

const page = new Element()
const rowLink = new Element('.row > a', 'a')

beforeEach(() => {
  vi.stubGlobal('HTMLElement', Element)
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const rows = [3, 2, 1].map((id) => ({ id, title: `Story ${id}` }) as StoryRow)
const layout = layOut(
  [{ startAt: 0, endAt: 1, ids: Int32Array.of(3, 2, 1) }],
  { row: 40, heading: 20 },
  () => true,
)

/** The list with its second row selected, all that a key may call noted. */
function openContext(selected: number | undefined = 2) {
  const calls: unknown[][] = []
  const note =
    (name: string) =>
    (...values: unknown[]) => {
      calls.push([name, ...values])
    }
  const names = ['open', 'toggleRead', 'toggleSaved', 'markRead', 'undo']
  const context = {
    panel: {
      layout: signal(layout),
      settings: signal({ ...usualSettings, enter: 'here' }),
      finding: { text: { peek: () => '' }, close: note('endSearch') },
      rowOf: (id: number) => rows.find((row) => row.id === id),
    },
    acts: Object.fromEntries(names.map((name) => [name, note(name)])),
    reading: {
      selected: signal(selected),
      list: {
        current: {
          rank: () => (selected === undefined ? 0 : 3 - selected),
          pageSize: () => 10,
          goTo: note('goTo'),
        },
      },
      top: { current: undefined },
    },
    search: note('search'),
    showViews: note('showViews'),
    showKeys: note('showKeys'),
    showDetails: note('showDetails'),
  } as unknown as KeyContext
  return { context, calls }
}

interface Press extends Partial<KeyboardEventInit> {
  target?: Element
}

/** What pressing a key calls, and whether the browser is kept from doing its own with it. */
function press(key: string, { target = page, ...rest }: Press = {}, selected?: number) {
  const { context, calls } = openContext(selected)
  const preventDefault = vi.fn()
  answerKey({ key, code: '', target, preventDefault, ...rest } as unknown as KeyboardEvent, context)
  expect(preventDefault).toHaveBeenCalledTimes(calls.length)
  return calls
}

describe('the table of keys', () => {
  test.each(['en', 'fr', 'ar'])('says in %s what each does', (language) => {
    const messages = readMessages(language)
    for (const { says } of keyBindings) expect(messages[says]?.message, says).toMatch(/\S/)
  })

  test.each([
    ['en', 'j ↓ k ↑ Page ↓ Page ↑ Home End o Enter', 'Esc'],
    ['fr', 'j ↓ k ↑ Page ↓ Page ↑ Début Fin o Entrée', 'Échap'],
    ['ar', 'j ↓ k ↑ Page ↓ Page ↑ Home End o Enter', 'Esc'],
  ])('names the keys as they are printed where people read %s', (spoken, first, last) => {
    language = spoken
    const printed = keyBindings.flatMap(({ keys }) => keys.map(sayKey))
    expect(printed.slice(0, 10).join(' ')).toBe(first)
    expect(printed).toContain(last)
  })

  test('binds no key twice and says nothing twice', () => {
    const keys = keyBindings.flatMap((binding) => binding.keys)
    expect(new Set(keys).size).toBe(keys.length)
    expect(new Set(keyBindings.map(({ says }) => says)).size).toBe(keyBindings.length)
  })

  test('binds every key that is asked for', () => {
    const keys = keyBindings.flatMap((binding) => binding.keys)
    const asked = 'j k ArrowDown ArrowUp o Enter b m s u / a r g ? Home End PageUp PageDown'.split(' ')
    expect(asked.filter((key) => !keys.includes(key))).toEqual([])
  })
})

describe('a key', () => {
  test.each([
    ['j', ['goTo', 2]],
    ['ArrowDown', ['goTo', 2]],
    ['k', ['goTo', 0]],
    ['ArrowUp', ['goTo', 0]],
    ['PageDown', ['goTo', 11]],
    ['PageUp', ['goTo', -9]],
    ['Home', ['goTo', 0]],
    ['End', ['goTo', 2]],
    ['o', ['open', rows[1], 'here']],
    ['Enter', ['open', rows[1], 'here']],
    ['b', ['open', rows[1], 'background']],
    ['m', ['toggleRead', rows[1]]],
    ['s', ['toggleSaved', rows[1]]],
    ['i', ['showDetails', rows[1]]],
    ['a', ['markRead']],
    ['u', ['undo']],
    ['g', ['showViews']],
    ['/', ['search']],
    ['Escape', ['endSearch']],
    ['?', ['showKeys']],
  ])('%s does one thing', (key, call) => {
    expect(press(key)).toEqual([call])
  })

  test('that is bound to nothing is left to the browser', () => {
    for (const key of ['x', 'Tab', ' ', 'F5', '1']) expect(press(key)).toEqual([])
  })

  test('j goes to the first row in view before any is selected, and acts are on that row', () => {
    const { context, calls } = openContext(undefined)
    context.reading.selected.value = undefined
    answerKey({ key: 'j', target: page, preventDefault() {} } as unknown as KeyboardEvent, context)
    answerKey({ key: 's', target: page, preventDefault() {} } as unknown as KeyboardEvent, context)
    expect(calls.map(([name]) => name)).toEqual(['goTo', 'toggleSaved'])
    expect(context.reading.selected.value).toBe(2)
  })

  test.each(['ctrlKey', 'metaKey', 'altKey', 'isComposing', 'defaultPrevented'])(
    'is left alone where %s is set',
    (name) => {
      expect(press('a', { [name]: true })).toEqual([])
    },
  )

  test.each(['input', 'select', 'textarea', 'dialog', '[popover]'])('is left alone inside of %s', (where) => {
    for (const key of ['a', 'Enter', 'ArrowDown', '?'])
      expect(press(key, { target: new Element(where) })).toEqual([])
  })

  test('that meets no element is left alone', () => {
    vi.stubGlobal('HTMLElement', class {})
    expect(press('a')).toEqual([])
  })

  test('Enter opens from a row, and is the own affair of a button, a link or a summary elsewhere', () => {
    expect(press('Enter', { target: rowLink })).toHaveLength(1)
    for (const where of ['a', 'button', 'summary']) {
      expect(press('Enter', { target: new Element(where) })).toEqual([])
      expect(press('o', { target: new Element(where) })).toHaveLength(1)
    }
  })
})

describe('another keyboard', () => {
  test.each([
    ['ت', 'KeyJ', 'goTo'],
    ['ن', 'KeyK', 'goTo'],
    ['ة', 'KeyM', 'toggleRead'],
    ['س', 'KeyS', 'toggleSaved'],
    ['ش', 'KeyA', 'markRead'],
    ['ع', 'KeyU', 'undo'],
    ['ل', 'KeyG', 'showViews'],
    ['خ', 'KeyO', 'open'],
    // This one key writes two letters.
    ['لا', 'KeyB', 'open'],
    ['ظ', 'Slash', 'search'],
    ['؟', 'Slash', 'showKeys'],
    ['о', 'KeyJ', 'goTo'],
  ])('that writes %s does what its place does: %s, %s', (key, code, name) => {
    expect(press(key, { code, shiftKey: key === '؟' }).map(([called]) => called)).toEqual([name])
  })

  test.each([
    // On a French keyboard the question mark stands where others have M, and M where they have a semicolon.
    ['?', 'KeyM', 'showKeys'],
    ['m', 'Semicolon', 'toggleRead'],
    ['a', 'KeyQ', 'markRead'],
    ['/', 'Period', 'search'],
    // On a German one the slash is above the 7.
    ['/', 'Digit7', 'search'],
    // Dvorak.
    ['s', 'Semicolon', 'toggleSaved'],
    ['j', 'KeyC', 'goTo'],
  ])('that writes %s itself does what is written, wherever it stands: %s, %s', (key, code, name) => {
    expect(press(key, { code }).map(([called]) => called)).toEqual([name])
  })

  test.each([
    [',', 'KeyM'],
    ['q', 'KeyA'],
    ['.', 'KeyE'],
    ['é', 'Slash'],
    ['Dead', 'KeyU'],
    ['Process', 'KeyA'],
    ['Unidentified', 'KeyS'],
  ])('that writes %s where others have a bound letter, %s, does nothing', (key, code) => {
    expect(press(key, { code })).toEqual([])
  })

  test('that writes an Arabic sign with the shift key does nothing, as a capital letter does', () => {
    expect(press('ِ', { code: 'KeyA', shiftKey: true })).toEqual([])
    expect(press('A', { code: 'KeyA', shiftKey: true })).toEqual([])
  })
})
