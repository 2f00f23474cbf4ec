import { signal } from '@preact/signals'
import { beforeEach, expect, test, vi } from 'vitest'
import { keepRoom, openLeadSlot } from '../../components/lead-slot.ts'
import type { Source } from '../../utils/model.ts'
import { usualSettings } from '../../utils/settings.ts'
import { recallSizes } from '../../utils/view/appearance.ts'
import type { Sizes } from '../../utils/view/order.ts'
import { stubPage } from '../support/opened-panel.ts'

const Lead = () => null

beforeEach(() => {
  stubPage()
  vi.stubGlobal('location', { pathname: '/sidepanel.html' })
})

function openSlot(load: () => Promise<{ Lead: typeof Lead }> = async () => ({ Lead })) {
  const loads = vi.fn(load)
  const panel = {
    settings: signal(usualSettings),
    sources: signal<Source[] | undefined>(undefined),
    sizes: signal<Sizes>({ row: 40, heading: 20, lead: 300 }),
  }
  return { panel, loads, slot: openLeadSlot(panel, loads) }
}

test('nothing is loaded, and no room is kept, where nobody wishes for a story on top', () => {
  const { panel, loads, slot } = openSlot()
  // The sources may yet tell that somebody does.
  expect(panel.sizes.value.lead).toBe(300)
  panel.sources.value = [{ id: 1 } as Source, { id: 2, onTop: true, endedAt: 5 } as Source]
  expect([loads.mock.calls.length, slot.value]).toEqual([0, undefined])
  expect(panel.sizes.value).toEqual({ row: 40, heading: 20 })
})

test('it is loaded once as soon as a choice or a source asks for it, and goes with the last of them', async () => {
  const { panel, loads, slot } = openSlot()
  panel.sources.value = [{ id: 1, onTop: true } as Source]
  await vi.waitFor(() => expect(slot.value).toBe(Lead))
  expect(panel.sizes.value.lead).toBe(300)
  panel.settings.value = { ...usualSettings, lead: true }
  panel.sources.value = []
  expect(slot.value).toBe(Lead)
  panel.settings.value = usualSettings
  expect([slot.value, panel.sizes.value.lead, panel.sources.value]).toEqual([undefined, undefined, []])
  panel.settings.value = { ...usualSettings, lead: true }
  expect([slot.value, loads.mock.calls.length]).toEqual([Lead, 1])
})

test('no room is kept for what cannot be loaded', async () => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => {})
  const { panel } = openSlot(() => Promise.reject(new Error('no network')))
  panel.settings.value = { ...usualSettings, lead: true }
  await vi.waitFor(() => expect(panel.sizes.value.lead).toBeUndefined())
  expect(error).toHaveBeenCalledOnce()
  error.mockRestore()
})

test('the next page keeps its room from the first moment, and none where there was none', () => {
  const sizes = signal<Sizes>({ row: 40, heading: 20 })
  keepRoom(sizes, 250)
  expect([sizes.value, recallSizes()]).toEqual([
    { row: 40, heading: 20, lead: 250 },
    { row: 40, heading: 20, lead: 250 },
  ])
  keepRoom(sizes, 0)
  expect([sizes.value, recallSizes()]).toEqual([
    { row: 40, heading: 20 },
    { row: 40, heading: 20 },
  ])
})
