/** The popup and the side panel as Chromium itself shows them, on a real screen. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { catchNative, openNativePopup } from '../support/native.ts'
import { chooseMenuItem, readPanel } from '../support/read-list.ts'
import { followAll, openStage, type Stage } from '../support/stage.ts'
import { waitFor } from '../support/wait.ts'

let stage: Stage

beforeAll(async () => {
  stage = await openStage({ browser: 'chromium', headless: false })
  await followAll(stage)
})
afterAll(() => stage?.close())

test('the toolbar’s popup lists the headlines, and its button opens the native side panel with the same', async () => {
  const popup = await openNativePopup(stage.fil)
  await popup.waitForSelector('.row')
  const inPopup = await readPanel(popup)
  expect(inPopup.stories.length).toBeGreaterThan(5)
  // The popup closes under the very click that opens the panel.
  const open = () =>
    chooseMenuItem(popup, 'openPanel').catch((error: Error) => {
      if (!/Target closed/.test(error.message)) throw error
    })
  const panel = await catchNative(stage.fil, 'sidepanel', open)
  await panel.waitForSelector('.row')
  expect((await readPanel(panel)).stories.slice(0, 5)).toEqual(inPopup.stories.slice(0, 5))
})

test('a story opened from the native popup is read when the popup has gone', async () => {
  const before = Number((await stage.fil.badge()).text)
  const popup = await openNativePopup(stage.fil)
  const row = await popup.waitForSelector('.row.unread a')
  await row?.click()
  await waitFor(async () => (await stage.fil.badge()).text === `${before - 1}`, {
    saying: 'one less on the badge',
  })
})
