import { beforeEach, describe, expect, test, vi } from 'vitest'
import { type Settings, usualSettings } from '../../utils/settings.ts'
import {
  keepAppearance,
  makeRoomForArabic,
  recallAppearance,
  storeView,
} from '../../utils/view/appearance.ts'
import { readStoredView } from '../../utils/view/early.ts'

let kept: Map<string, string>
let root: { dataset: Record<string, string>; scale: string | undefined; classes: Set<string> }

/** A page that is opened anew: nothing worn yet, what was kept still there. */
function openPage(): void {
  root = { dataset: {}, scale: undefined, classes: new Set() }
  const { dataset, classes } = root
  vi.stubGlobal('document', {
    documentElement: {
      dataset,
      style: {
        setProperty: (name: string, value: string) => {
          if (name === '--scale') root.scale = value
        },
      },
      classList: { contains: (name: string) => classes.has(name), add: (name: string) => classes.add(name) },
    },
  })
}

beforeEach(() => {
  kept = new Map()
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  })
  openPage()
})

const chosen: Settings = {
  ...usualSettings,
  theme: 'dark',
  density: 'cosy',
  textPercent: 115,
  thumbnails: 'small',
}

describe('how a page looks', () => {
  test('is as usual before anything was chosen', () => {
    expect(recallAppearance()).toEqual(usualSettings)
    expect(root.dataset).toEqual({ theme: 'system', density: 'normal', thumbnails: 'off' })
    expect(root.scale).toBe('1')
    expect(root.classes.size).toBe(0)
  })

  test('is worn at once when it is chosen, and by the next page from its first moment', () => {
    keepAppearance(chosen)
    const worn = { theme: 'dark', density: 'cosy', thumbnails: 'small' }
    expect([root.dataset, root.scale]).toEqual([worn, '1.15'])
    openPage()
    expect(recallAppearance()).toEqual(chosen)
    expect([root.dataset, root.scale]).toEqual([worn, '1.15'])
  })

  test.each(['', 'null', '{', '[]', '7', '"dark"', 'true'])('is as usual where %j was kept', (written) => {
    kept.set('settings', written)
    expect(recallAppearance()).toMatchObject(usualSettings)
    expect(root.dataset.theme).toBe('system')
  })

  test('has its usual value for what an older Fil did not keep', () => {
    kept.set('settings', JSON.stringify({ theme: 'light' }))
    expect(recallAppearance()).toEqual({ ...usualSettings, theme: 'light' })
  })

  test('leaves room for Arabic letters from the first on, on every page after', () => {
    makeRoomForArabic()
    makeRoomForArabic()
    expect(root.classes).toEqual(new Set(['has-arabic']))
    openPage()
    recallAppearance()
    expect(root.classes).toEqual(new Set(['has-arabic']))
  })
})

test('the view that was chosen last is the first of the next page', () => {
  expect(readStoredView()).toEqual({ kind: 'all' })
  storeView({ kind: 'folder', folder: 'Afrique' })
  openPage()
  expect(readStoredView()).toEqual({ kind: 'folder', folder: 'Afrique' })
})
