/** The signs of the sources and the small pictures of the stories: shown where there are any, never in the way. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { followAll, openStage, openWholeList, type Stage } from '../support/stage.ts'
import { waitFor } from '../support/wait.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  let stage: Stage

  beforeAll(async () => {
    stage = await openStage({ browser })
    await followAll(stage)
    await (await openWholeList(stage)).close()
  })
  afterAll(() => stage?.close())

  test('every site was asked once for its icon, and told neither who asks nor from where', async () => {
    const asked = () => stage.newsroom.log.filter(({ path }) => path === '/favicon.ico')
    await waitFor(async () => asked().length >= stage.newsroom.sources.length, {
      timeoutMs: 20_000,
      saying: 'every site to be asked for its icon',
    })
    await stage.fil.sendMessage({ kind: 'refresh' })
    const outlets = asked().map(({ outlet }) => outlet)
    expect([...new Set(outlets)]).toEqual(outlets)
    for (const { headers } of asked()) {
      expect(headers.cookie).toBeUndefined()
      expect(headers.referer).toBeUndefined()
    }
  })

  test('each source has its own icon, in the list and on the options page, as large as the letter', async () => {
    for (const [name, ready] of [
      ['sidepanel', '.row img.source-icon'],
      ['options', '.sources img.source-icon'],
    ] as const) {
      const page = await open(stage, name, ready)
      await waitFor(async () => !(await page.$('span.source-icon')), { saying: 'no letter' })
      expect(await readBoxes(page, '.source-icon')).toEqual([[14, 14]])
      await page.close()
    }
  })

  test('one that the browser cannot draw gives way to the letter', async () => {
    await stage.fil.evaluate(changeAll, 'icons', 'broken')
    const page = await open(stage, 'options', '.sources li')
    await waitFor(async () => (await page.$$('span.source-icon')).length === stage.newsroom.sources.length, {
      saying: 'a letter for each source',
    })
    expect(await page.$('img.source-icon')).toBeNull()
    expect(await readBoxes(page, '.source-icon')).toEqual([[14, 14]])
    await page.close()
  })

  test('a small picture stands beside its headline only where that is chosen, and no row grows', async () => {
    await stage.fil.evaluate(changeAll, 'stories', 'https://pictures.invalid/one.png')
    const list = await openList(stage)
    const before = await readBoxes(list, '.row')
    const asked = await answerPictures(list)
    expect(await list.$('.thumbnail')).toBeNull()
    await choosePictures(stage, list)
    await waitFor(
      () =>
        list.$$eval('.thumbnail', (all) => all.some((one) => (one as HTMLImageElement).naturalWidth === 1)),
      { timeoutMs: 10_000, saying: 'a picture' },
    )
    expect(await readBoxes(list, '.row')).toEqual(before)
    expect(asked.filter(({ referer }) => referer)).toEqual([])
    await list.setRequestInterception(false)
    await list.close()
  })

  test('a broken picture is hidden', async () => {
    // Nobody answers there.
    await stage.fil.evaluate(changeAll, 'stories', 'https://127.0.0.1:9/picture.png')
    const list = await openList(stage)
    await choosePictures(stage, list)
    await waitFor(() => list.$$eval('.thumbnail', (all) => all[0]?.checkVisibility() === false), {
      timeoutMs: 10_000,
      saying: 'no broken picture',
    })
    await list.close()
  })
})

async function open(stage: Stage, name: string, ready: string): Promise<Page> {
  const page = await stage.fil.openPage(name, { width: 400, height: 700 })
  await page.waitForSelector(ready)
  return page
}

function openList(stage: Stage): Promise<Page> {
  return open(stage, 'sidepanel', '.row[aria-setsize]:not([aria-setsize="-1"])')
}

/** Answers in place of the pictures' sites; returns what they were asked with. */
async function answerPictures(page: Page): Promise<Record<string, string>[]> {
  const asked: Record<string, string>[] = []
  await page.setRequestInterception(true)
  page.on('request', (request) => {
    if (!request.url().startsWith('https:')) return void request.continue()
    asked.push(request.headers())
    void request.respond({ contentType: 'image/png', body: png })
  })
  return asked
}

/** The different sizes of what a selector finds, in CSS pixels. */
async function readBoxes(page: Page, selector: string): Promise<number[][]> {
  const sizes = await page.$$eval(selector, (all) =>
    all.map((one) => {
      const { width, height } = one.getBoundingClientRect()
      return [Math.round(width), Math.round(height)]
    }),
  )
  return [...new Map(sizes.map((size) => [size.join(), size])).values()]
}

/** The options page stays until the list has them: one that is closed in that moment keeps nothing. */
async function choosePictures(stage: Stage, list: Page): Promise<void> {
  const options = await open(stage, 'options', '#setting-thumbnails')
  await options.select('#setting-thumbnails', 'small')
  await list.waitForSelector('.thumbnail')
  await options.close()
  await list.bringToFront()
}

/** Runs in the browser: every icon, or every story's picture, is another from now on. */
async function changeAll(store: string, value: string): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open('fil')
    opening.onsuccess = () => resolve(opening.result)
  })
  const transaction = database.transaction(store, 'readwrite')
  const walk = transaction.objectStore(store).openCursor()
  walk.onsuccess = () => {
    const cursor = walk.result
    if (!cursor) return
    const changed = store === 'icons' ? { data: new Blob([value], { type: 'image/png' }) } : { image: value }
    cursor.update({ ...cursor.value, ...changed })
    cursor.continue()
  }
  await new Promise((resolve) => {
    transaction.oncomplete = resolve
  })
  database.close()
}
