/** Where the reader is in a long list: the focus is never lost, and another list begins where the keys go on. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStage, type Stage } from '../support/stage.ts'
import { waitFor } from '../support/wait.ts'

const stories = 6_000

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  let stage: Stage
  let panel: Page

  beforeAll(async () => {
    stage = await openStage({ browser })
    await stage.fil.evaluate(fillStore, stories)
    panel = await stage.fil.openPage('sidepanel', { width: 400, height: 700 })
    await panel.waitForSelector(`.row[aria-setsize="${stories}"]`)
  })
  afterAll(() => stage?.close())

  /** The place of the row that has the focus; what has it instead where no row has. */
  const readFocus = () =>
    panel.evaluate(() => {
      const { activeElement } = document
      const row = activeElement?.closest('.row')
      return row?.getAttribute('aria-posinset') ?? activeElement?.classList[0] ?? activeElement?.localName
    })
  const expectFocus = (place: string) =>
    waitFor(async () => (await readFocus()) === place, { saying: `the focus at ${place}` })
  const countListed = () =>
    panel.evaluate(() => document.querySelector('.row')?.getAttribute('aria-setsize') ?? '0')
  const readTop = () => panel.$eval('.column', (list) => Math.round(list.scrollTop))
  const chooseView = async (letter: 'a' | 'u') => {
    await panel.keyboard.press('g')
    await panel.waitForSelector('.switcher')
    await panel.keyboard.press(letter)
  }

  test('a row keeps the focus while thousands of others are scrolled past', async () => {
    await panel.keyboard.press('j')
    await panel.keyboard.press('j')
    await expectFocus('2')
    await panel.evaluate(async () => {
      const list = document.querySelector('.column') as HTMLElement
      while (list.scrollTop + list.clientHeight < list.scrollHeight - 1) {
        list.scrollTop += 5_000
        do await new Promise((resolve) => setTimeout(resolve, 30))
        while (document.querySelector('.waiting'))
      }
    })
    expect(await readFocus()).toBe('2')
    // It is known, though far out of view.
    await panel.keyboard.press('s')
    await panel.waitForSelector('.row.selected.saved')
    await panel.keyboard.press('u')
    await panel.waitForSelector('.row.selected.saved', { hidden: true })
    await panel.keyboard.press('j')
    await expectFocus('3')
  })

  test('a view that is chosen from far down begins at its top, for the keys too', async () => {
    await panel.keyboard.press('End')
    await expectFocus(String(stories))
    await chooseView('u')
    await panel.waitForSelector('.length[data-listed="unread"]')
    expect(await readTop()).toBe(0)
    await panel.keyboard.press('j')
    await expectFocus('1')
    expect(await readTop()).toBe(0)
  })

  test('a list that empties hands its focus on, and has it again when it is back', async () => {
    await panel.keyboard.press('a')
    await panel.waitForSelector('.empty')
    await expectFocus('empty')
    await chooseView('u')
    await panel.waitForSelector('.switcher', { hidden: true })
    await expectFocus('empty')
    await panel.keyboard.press('u')
    await waitFor(async () => (await countListed()) === String(stories), {
      timeoutMs: 20_000,
      saying: 'the unread again',
    })
    await expectFocus('1')
  })

  test('a row that goes where nobody looks moves nothing, and hands its focus to the next', async () => {
    await panel.keyboard.press('j')
    await expectFocus('2')
    const before = await panel.evaluate(async () => {
      const list = document.querySelector('.column') as HTMLElement
      list.scrollTop = 30_000
      await new Promise((resolve) => setTimeout(resolve, 500))
      return list.scrollTop
    })
    const height = await panel.$eval('.row', (row) => (row as HTMLElement).offsetHeight)
    // In another window; the second row's source is muted, which has but that story.
    const other = await stage.fil.openPage('sidepanel', { width: 400, height: 700 })
    await other.waitForSelector(`.row[aria-setsize="${stories}"]`)
    await other.keyboard.press('j')
    await other.keyboard.press('j')
    await waitFor(
      () => other.evaluate(() => document.activeElement?.closest('[aria-posinset="2"]') !== null),
      { saying: 'the second row to have the focus' },
    )
    await muteSelected(other)
    await waitFor(async () => (await countListed()) === String(stories - 1), {
      saying: 'the story to be gone',
    })
    await panel.bringToFront()
    expect(await readTop()).toBe(before - height)
    await expectFocus('2')
    await other.close()
  })

  test('a list whose sources are all muted says until when', async () => {
    await muteSelected(panel)
    await panel.waitForSelector('.empty')
    expect(await panel.$eval('.empty', (words) => words.textContent)).toMatch(/Muted until .*\d/)
  })
})

/** For an hour, from the menu of its row. */
async function muteSelected(page: Page): Promise<void> {
  await page.$eval('.row.selected .row-acts button:last-child', (button) => (button as HTMLElement).click())
  await page.waitForSelector('.menu')
  await page.evaluate(() => {
    const items = [...document.querySelectorAll<HTMLElement>('.menu button')]
    items.find(({ textContent }) => /^Mute .* hour$/.test(textContent ?? ''))?.click()
  })
}

/** Runs in the browser: two sources, the second of which has but the second story; all are unread. */
async function fillStore(count: number): Promise<void> {
  const open = () =>
    new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('fil')
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  let database = await open()
  while (!database.objectStoreNames.contains('stories')) {
    database.close()
    await new Promise((resolve) => setTimeout(resolve, 100))
    database = await open()
  }
  const now = Date.now()
  const transaction = database.transaction(['sources', 'stories'], 'readwrite')
  for (const id of [1, 2]) {
    transaction.objectStore('sources').put({
      id,
      url: `https://s${id}.example/feed`,
      kind: 'feed',
      title: `Source ${id}`,
      timeZone: 'UTC',
      addedAt: now,
      validators: {},
      checkedAt: now,
      nextCheckAt: now + 86_400_000,
      failures: 0,
    })
  }
  for (let nth = 1; nth <= count; nth += 1) {
    transaction.objectStore('stories').put({
      id: nth,
      sourceId: nth === 2 ? 2 : 1,
      key: `${nth}`,
      title: `Story ${nth}`,
      url: `https://s1.example/${nth}`,
      at: now - nth * 60_000,
      seenAt: now,
      unread: 1,
    })
  }
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve
    transaction.onabort = () => reject(transaction.error)
  })
  database.close()
}
