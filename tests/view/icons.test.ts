import { beforeEach, describe, expect, test, vi } from 'vitest'
import { dropIcon, iconUrls, showIcons } from '../../utils/view/icons.ts'

const data = new Blob(['picture'], { type: 'image/png' })
const revoke = vi.spyOn(URL, 'revokeObjectURL')

beforeEach(() => {
  showIcons([])
  revoke.mockClear()
})

describe('the icons within a page', () => {
  test('each has an address; a source without a picture has none', () => {
    showIcons([
      { id: 1, checkedAt: 5, data },
      { id: 2, checkedAt: 5 },
    ])
    expect([...iconUrls.value.keys()]).toEqual([1])
    expect(iconUrls.value.get(1)).toMatch(/^blob:/)
  })

  test('one keeps its address while others come and go, so that it does not blink', () => {
    showIcons([{ id: 1, checkedAt: 5, data }])
    const first = iconUrls.value.get(1)
    showIcons([
      { id: 1, checkedAt: 5, data },
      { id: 2, checkedAt: 6, data },
    ])
    const second = iconUrls.value.get(2) as string
    showIcons([{ id: 1, checkedAt: 5, data }])
    expect(iconUrls.value.get(1)).toBe(first)
    expect(revoke.mock.calls).toEqual([[second]])
  })

  test('one that was asked for anew has a new address, and the old one is let go', () => {
    showIcons([{ id: 1, checkedAt: 5, data }])
    const first = iconUrls.value.get(1) as string
    showIcons([{ id: 1, checkedAt: 9, data }])
    expect(iconUrls.value.get(1)).not.toBe(first)
    expect(revoke.mock.calls).toEqual([[first]])
  })

  test('one that cannot be drawn gives way to the letter until it is asked for anew', () => {
    showIcons([{ id: 1, checkedAt: 5, data }])
    dropIcon(1)
    expect(iconUrls.value.size).toBe(0)
    showIcons([{ id: 1, checkedAt: 5, data }])
    expect(iconUrls.value.size).toBe(0)
    showIcons([{ id: 1, checkedAt: 9, data }])
    expect(iconUrls.value.size).toBe(1)
  })

  test('one of a source that is not there is nothing to drop', () => {
    dropIcon(7)
    expect(iconUrls.value.size).toBe(0)
  })
})
