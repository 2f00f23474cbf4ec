import { beforeEach, describe, expect, test, vi } from 'vitest'
import { recallPlace, rememberPlace } from '../../utils/view/places.ts'

let kept: Map<string, string>

beforeEach(() => {
  kept = new Map()
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  })
})

describe('the place in an article', () => {
  test('is kept for each, and replaced by where the reader was last', () => {
    rememberPlace(1, { block: 3, part: 0.25 })
    rememberPlace(2, { block: 9, part: 0.123456 })
    rememberPlace(1, { block: 4, part: 0 })
    expect([recallPlace(1), recallPlace(2), recallPlace(3)]).toEqual([
      { block: 4, part: 0 },
      { block: 9, part: 0.123 },
      undefined,
    ])
  })

  test('is forgotten at the beginning of the text', () => {
    rememberPlace(1, { block: 3, part: 0.25 })
    rememberPlace(1, undefined)
    expect(recallPlace(1)).toBeUndefined()
  })

  test('is kept for the 300 articles that were read last', () => {
    for (let id = 1; id <= 310; id += 1) rememberPlace(id, { block: id, part: 0 })
    expect(recallPlace(10)).toBeUndefined()
    expect(recallPlace(11)?.block).toBe(11)
    rememberPlace(11, { block: 1, part: 0 })
    rememberPlace(400, { block: 1, part: 0 })
    expect(recallPlace(11)?.block).toBe(1)
    expect(recallPlace(12)).toBeUndefined()
  })

  test.each(['{', 'null', '[[1]]', '[[1,"2",3]]', '[[1,-2,0]]', '{"1":2}'])(
    'is nothing where %s is kept',
    (text) => {
      kept.set('places', text)
      expect(recallPlace(1)).toBeUndefined()
      rememberPlace(1, { block: 2, part: 0.5 })
      expect(recallPlace(1)).toEqual({ block: 2, part: 0.5 })
    },
  )

  test.each(['getItem', 'setItem'] as const)('is not kept, and nothing breaks, where %s throws', (name) => {
    Object.assign(localStorage, {
      [name]: () => {
        throw new DOMException('', 'QuotaExceededError')
      },
    })
    rememberPlace(1, { block: 3, part: 0.25 })
    rememberPlace(1, undefined)
    expect(recallPlace(1)).toBeUndefined()
  })
})
