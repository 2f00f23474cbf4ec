import { signal } from '@preact/signals'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { articleBindings, findBindings } from '../../components/article-keys.ts'
import { answerKey, type KeyContext, keyBindings } from '../../components/keys.ts'

vi.mock('wxt/browser', () => ({
  browser: {
    i18n: {
      getUILanguage: () => 'en',
      getMessage: (name: string, values: string[]) => (name === 'locale' ? 'en' : `${name} ${values}`),
    },
  },
}))

const row = { id: 7, title: 'Story 7', unread: false }

class Element {
  readonly within: string[]
  constructor(...within: string[]) {
    this.within = within
  }
  closest(selectors: string): Element | null {
    return selectors.split(', ').some((selector) => this.within.includes(selector)) ? this : null
  }
}

const scrollBy = vi.fn()

beforeEach(() => {
  scrollBy.mockClear()
  vi.stubGlobal('HTMLElement', Element)
  vi.stubGlobal('document', { querySelector: () => ({ clientHeight: 600, scrollBy }) })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

/** What was called by a key, with what; the story has an original unless told otherwise. */
function press(key: string, fields: Record<string, unknown> = {}, hasOriginal = true): unknown[][] {
  const calls: unknown[][] = []
  const note =
    (name: string) =>
    (...values: unknown[]) => {
      calls.push([name, ...values])
    }
  const all = (...names: string[]) => Object.fromEntries(names.map((name) => [name, note(name)]))
  const context = {
    acts: {
      ...all('open', 'toggleRead', 'toggleSaved', 'undo', 'tellWords'),
      hasOriginal: () => hasOriginal,
    },
    panel: { isUnread: () => row.unread },
    article: { row: signal(row), ...all('step', 'close'), tools: { current: all('copy', 'print') } },
    ...all('showKeys', 'showDetails'),
  } as unknown as KeyContext
  const preventDefault = note('preventDefault')
  const event = { key, code: '', target: new Element(), preventDefault, ...fields }
  answerKey(event as unknown as KeyboardEvent, context, articleBindings)
  return calls.filter(([name]) => name !== 'preventDefault')
}

describe('while an article is read', () => {
  test.each([
    ['j', 'step', 1],
    ['k', 'step', -1],
    ['s', 'toggleSaved', row],
    ['i', 'showDetails', row],
  ])('%s does %s', (key, name, value) => {
    expect(press(key)).toEqual([[name, value]])
  })

  test.each([
    ['o', 'tab'],
    ['b', 'background'],
  ])('%s opens the original: %s', (key, where) => {
    expect(press(key)).toEqual([['open', row, where]])
  })

  test.each(['o', 'b'])('%s is left to the browser where there is no original', (key) => {
    expect(press(key, { preventDefault: scrollBy }, false)).toEqual([])
    expect(scrollBy).not.toHaveBeenCalled()
  })

  test.each([
    ['c', 'copy'],
    ['p', 'print'],
  ])('%s does %s', (key, name) => {
    expect(press(key)).toEqual([[name]])
  })

  test.each([
    [true, 'didRead_one 1'],
    [false, 'didUnread_one 1'],
  ])('m says what it has done, of a story that is unread: %s', (unread, words) => {
    row.unread = unread
    expect(press('m').map(([name, value]) => [name, name === 'tellWords' ? value : row])).toEqual([
      ['toggleRead', row],
      ['tellWords', words],
    ])
  })

  test.each(['Escape', 'Backspace', 'v'])('%s goes back', (key) => {
    expect(press(key)).toEqual([['close']])
  })

  test('the space turns a page, of which a little stays in view', () => {
    press(' ')
    press(' ', { shiftKey: true })
    expect(scrollBy.mock.calls).toEqual([[{ top: 552 }], [{ top: -552 }]])
  })

  test('the space is the own affair of a button', () => {
    press(' ', { target: new Element('button') })
    expect(scrollBy).not.toHaveBeenCalled()
  })

  test.each(['a', '/', 'g', 'r', 'Enter', 'ArrowDown', 'PageDown', 'Home'])(
    '%s, which means something in the list alone, is left to the browser',
    (key) => {
      expect(press(key)).toEqual([])
    },
  )

  test('a key that is held goes no further', () => {
    expect(press('j', { repeat: true })).toEqual([])
  })
})

test('the keys are those of the article while one is open, else those of the list', () => {
  const whileOpen = (opened?: typeof row) => findBindings({ article: { row: signal(opened) } } as never)
  expect(whileOpen(row)).toBe(articleBindings)
  expect(whileOpen()).toBe(keyBindings)
})
