/** The sources on the options page: moved by keys, several at a time, paused, asked now, made one, and let go. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPanel } from '../support/read-list.ts'
import { followAll, openStage, type Stage } from '../support/stage.ts'
import { waitFor } from '../support/wait.ts'

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  let stage: Stage
  let options: Page

  beforeAll(async () => {
    stage = await openStage({ browser })
    await followAll(stage)
    options = await openOptions()
  })
  afterAll(() => stage?.close())

  const openOptions = async () => {
    const page = await stage.fil.openPage('options', { width: 900, height: 900 })
    await page.waitForSelector('.sources li[data-id]')
    return page
  }
  /** Behind the back of Fil, which reads it when a page is opened; returns what was stored before. */
  const putSources = (rows: Record<string, unknown>[]) =>
    stage.fil.evaluate(async (rows) => {
      const opened = indexedDB.open('fil')
      await new Promise((resolve) => {
        opened.onsuccess = resolve
      })
      const work = opened.result.transaction('sources', 'readwrite')
      const all = work.objectStore('sources').getAll()
      for (const row of rows) work.objectStore('sources').put(row)
      await new Promise((resolve) => {
        work.oncomplete = resolve
      })
      opened.result.close()
      return all.result as Record<string, unknown>[]
    }, rows)
  /** The list as it is read from top to bottom: folders with their depth, and sources. */
  const readList = () =>
    options.$$eval('.sources > li', (items) =>
      items.map((item) => {
        const depth = (item as HTMLElement).style.getPropertyValue('--depth')
        const name = item.querySelector('h3 bdi, .name bdi')?.textContent ?? ''
        return `${'  '.repeat(Number(depth))}${item.matches('[data-id]') ? '' : '▸ '}${name}`
      }),
    )
  const waitForList = (isRight: (list: string[]) => boolean, saying: string) =>
    waitFor(
      async () => {
        const list = await readList()
        return isRight(list) ? list : undefined
      },
      { saying },
    )
  const readFocus = () =>
    options.evaluate(
      () => document.activeElement?.closest('li[data-id]')?.querySelector('.name bdi')?.textContent,
    )
  const readTold = () => options.$eval('.told', (told) => told.textContent ?? '')
  const press = async (key: 'ArrowUp' | 'ArrowDown') => {
    const before = (await readList()).join()
    await options.keyboard.down('Alt')
    await options.keyboard.press(key)
    await options.keyboard.up('Alt')
    await waitForList((list) => list.join() !== before, `the list after Alt and ${key}`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }

  test('a source is filed into a folder within a folder, and moved between them, by keys alone', async () => {
    const [first, second] = (await readList()).map((name) => name.trim()) as [string, string]
    await options.bringToFront()
    await options.focus('.sources summary')
    await options.keyboard.press('m')
    await options.waitForSelector('dialog[open] input')
    await options.keyboard.type('World / Europe')
    await options.keyboard.press('Enter')
    const filed = await waitForList((list) => list[0] === '▸ World', 'the folder')
    expect(filed.slice(0, 3)).toEqual(['▸ World', '  ▸ Europe', `    ${first}`])
    await waitFor(async () => (await readTold()).includes('Moved to'), { saying: 'what was done' })
    // Out of both folders to the first place below, back again, and up into the outer one.
    await options.focus('.sources summary')
    await press('ArrowDown')
    expect((await readList()).slice(0, 2).map((name) => name.trim())).toEqual([first, second])
    expect(await readFocus()).toBe(first)
    await press('ArrowDown')
    expect((await readList()).slice(0, 2).map((name) => name.trim())).toEqual([second, first])
    expect(await readFocus()).toBe(first)
    await options.keyboard.press('ArrowUp')
    expect(await readFocus()).toBe(second)
    await options.keyboard.press('ArrowDown')
    expect(await readFocus()).toBe(first)
  })

  test('several are chosen by keys and filed together; the switcher shows folders in folders with their counts', async () => {
    await options.focus('.sources summary')
    await options.keyboard.press('x')
    await options.keyboard.press('ArrowDown')
    await options.keyboard.press('x')
    await options.keyboard.press('m')
    await options.waitForSelector('dialog[open] input')
    await options.keyboard.type('World')
    await options.keyboard.press('Enter')
    await waitForList((list) => list[0] === '▸ World', 'the folder')
    await options.keyboard.press('m')
    await options.waitForSelector('dialog[open] input')
    await options.keyboard.type('World/Europe')
    await options.keyboard.press('Enter')
    await waitForList((list) => list[1] === '  ▸ Europe', 'the folder within')
    const panel = await stage.fil.openPage('sidepanel', { width: 400, height: 700 })
    await panel.waitForSelector('.row[aria-setsize]:not([aria-setsize="-1"])')
    await panel.keyboard.press('g')
    await panel.waitForSelector('.switcher .folder')
    const folders = await panel.$$eval('.switcher .folder', (views) =>
      views.map((view) => [
        view.querySelector('.name')?.textContent,
        Number(view.querySelector('.count')?.textContent),
      ]),
    )
    expect(folders.map(([name]) => name)).toEqual(['World', 'Europe'])
    expect(folders[0]?.[1]).toBe(folders[1]?.[1])
    const [outer] = await panel.$$('.switcher .folder')
    await outer?.click()
    await waitFor(
      async () => new Set((await readPanel(panel)).stories.map(({ source }) => source)).size === 2,
      { saying: 'the stories of both sources' },
    )
    await panel.close()
  })

  test('the chosen are paused together, asked no more, and go on again', async () => {
    await options.bringToFront()
    const bar = await options.$$('.bulk .button')
    await bar[2]?.click()
    const readHealth = () =>
      options.$$eval('.sources .health', (all) => all.map((health) => health.textContent ?? ''))
    await waitFor(async () => (await readHealth()).filter((text) => /paused/.test(text)).length === 2, {
      saying: 'two that are paused',
    })
    stage.newsroom.clearLog()
    await stage.fil.sendMessage({ kind: 'refresh' })
    const again = await options.$$('.bulk .button')
    await again[2]?.click()
    await waitFor(async () => !(await readHealth()).some((text) => /paused/.test(text)), {
      saying: 'none that is paused',
    })
    await options.click('.bulk .link')
  })

  test('a source that is asked now says what came, and its name is never nothing', async () => {
    const title = (await options.$eval('.sources .name bdi', (name) => name.textContent)) as string
    const outlet = stage.newsroom.sources.find((source) => source.title === title)
    await options.click('.sources summary')
    const name = await options.waitForSelector('.source-name')
    stage.newsroom.publish(outlet?.id)
    await options.click('.source-acts .button')
    await waitFor(
      async () => /1 new story/.test(await options.$eval('.tested', (line) => line.textContent ?? '')),
      { timeoutMs: 20_000, saying: 'what came' },
    )
    await name?.click({ count: 3 })
    await options.keyboard.press('Backspace')
    await options.keyboard.press('Tab')
    await waitFor(
      async () => (await name?.evaluate((field) => field.getAttribute('aria-invalid'))) === 'true',
      {
        saying: 'what is wrong',
      },
    )
    expect(await options.$eval('.sources .name bdi', (shown) => shown.textContent)).toBe(title)
    await name?.type('Renamed')
    await options.keyboard.press('Tab')
    await waitFor(async () => (await readList()).some((line) => line.trim() === 'Renamed'), {
      saying: 'the new name',
    })
  })

  test('the rhythm of a source is a picture that says in words what it shows', async () => {
    const rhythm = await options.waitForSelector('.sparkline[aria-label*="stories in 14 days"] rect')
    expect(rhythm).not.toBeNull()
  })

  test('a missing network is told once above them, and each shows how it fares as before', async () => {
    const stored = await putSources([])
    await putSources(stored.map((source) => ({ ...source, trouble: { reason: 'offline' } })))
    await options.close()
    options = await openOptions()
    const readLine = () => options.$eval('.no-network', (line) => line.textContent ?? '')
    expect(await readLine()).toBe('')
    await options.setOfflineMode(true)
    await waitFor(async () => (await readLine()).startsWith('No network.'), { saying: 'the line' })
    const section = await options.$eval('.sources', (list) => list.closest('section')?.textContent ?? '')
    expect(section.match(/no network/gi)).toHaveLength(1)
    const health = await options.$$eval('.sources .health', (all) => all.map((one) => one.textContent ?? ''))
    expect(health.filter((text) => !/^checked /i.test(text))).toEqual([])
    expect(await options.$('.sources .trouble')).toBeNull()
    await options.setOfflineMode(false)
    await waitFor(async () => (await readLine()) === '', { saying: 'no such line' })
  })

  test('two that tell the same are offered to be one, and become it', async () => {
    const before = (await readList()).length
    const [source] = await putSources([])
    const { id, ...twin } = source as Record<string, unknown>
    const url = String(twin.url).replace('http:', 'https:')
    await putSources([{ ...twin, url, title: `Twin of ${id}`, addedAt: 9e15 }])
    await options.close()
    options = await openOptions()
    const button = await options.waitForSelector('.doubles .button')
    await button?.click()
    await options.waitForSelector('.doubles dialog[open]')
    await options.click('.doubles dialog[open] .primary')
    await waitForList(
      (list) => list.length === before && !list.some((line) => line.includes('Twin')),
      'one source of two',
    )
  })
})
