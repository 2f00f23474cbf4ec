/** How the page looks, kept where it can be read before anything is drawn, so that nothing changes under the eyes. */
import { type Settings, usualSettings } from '../settings.ts'
import type { Sizes } from './order.ts'
import { type View, writeView } from './views.ts'

/** Takes on what was chosen last; returns it. Reads no database, and so is there at once. */
export function recallAppearance(): Settings {
  const settings = { ...usualSettings, ...readJson(localStorage.getItem('settings')) }
  wear(settings)
  if (localStorage.getItem('arabic')) makeRoomForArabic()
  return settings
}

/** How high rows and headings were on this page when it was open last, so that they need not be drawn twice. */
export function recallSizes(): Sizes {
  const [row = 72, heading = 32, lead] = (localStorage.getItem(`sizes ${location.pathname}`) ?? '')
    .split(' ')
    .flatMap((size) => Number(size) || [])
  return { row, heading, ...(lead !== undefined && { lead }) }
}

export function rememberSizes({ row, heading, lead = 0 }: Sizes): void {
  localStorage.setItem(`sizes ${location.pathname}`, `${row} ${heading} ${lead}`)
}

/** Arabic letters are larger; once some were seen, every row is high enough for them from the first moment on. */
export function makeRoomForArabic(): void {
  const { classList } = document.documentElement
  if (classList.contains('has-arabic')) return
  classList.add('has-arabic')
  localStorage.setItem('arabic', 'yes')
}

/** Takes on what is chosen now, for the next page as well. */
export function keepAppearance(settings: Settings): void {
  localStorage.setItem('settings', JSON.stringify(settings))
  wear(settings)
}

export function storeView(view: View): void {
  localStorage.setItem('view', writeView(view))
}

/** When a page with the list was last in view: written at once, even by a page that is being closed; 0 if never. */
export function recallLook(): number {
  return Number(localStorage.getItem('lookedAt')) || 0
}

export function rememberLook(at: number): void {
  localStorage.setItem('lookedAt', String(at))
}

function wear({ theme, density, textPercent, thumbnails }: Settings): void {
  const { dataset, style } = document.documentElement
  dataset.theme = theme
  dataset.density = density
  dataset.thumbnails = thumbnails
  style.setProperty('--scale', String(textPercent / 100))
}

function readJson(written: string | null): Partial<Settings> {
  try {
    return (JSON.parse(written ?? '{}') ?? {}) as Partial<Settings>
  } catch {
    return {}
  }
}
