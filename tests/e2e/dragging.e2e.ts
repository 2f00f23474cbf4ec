/** Sources and folders on the options page dragged with the pointer, and folders moved by keys; the switcher follows. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { followAll, openStage, type Stage } from '../support/stage.ts'
import { waitFor } from '../support/wait.ts'

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  let stage: Stage
  let options: Page

  beforeAll(async () => {
    stage = await openStage({ browser })
    await followAll(stage)
    options = await stage.fil.openPage('options', { width: 900, height: 1_400 })
    await options.waitForSelector('.sources li[data-id]')
  })
  afterAll(() => stage?.close())

  /** What is listed, from top to bottom; folders with a slash before them. */
  const readList = () =>
    options.$$eval('.sources > li', (items) =>
      items.map((item) => {
        const name = item.querySelector('h3 bdi, .name bdi')?.textContent ?? ''
        return item.matches('.folder-head') ? `/${name}` : name
      }),
    )
  const waitForList = (expected: string[]) =>
    waitFor(async () => (await readList()).join('\n') === expected.join('\n'), {
      saying: `the list to be ${expected.join(', ')}`,
    })
  const fileAway = async (name: string, folder: string) => {
    const row = await findItem(options, name)
    await (await row.$('summary'))?.focus()
    await options.keyboard.press('m')
    await options.waitForSelector('dialog[open] input')
    await options.keyboard.type(folder)
    await options.keyboard.press('Enter')
    await waitFor(async () => (await readList()).includes(`/${folder.split('/').at(-1)}`), {
      saying: `the folder ${folder}`,
    })
  }
  const drag = (from: string, to: string, edge: 'upper' | 'lower') =>
    browser === 'chromium' ? dragByMouse(options, from, to, edge) : dragByEvents(options, from, to, edge)
  const readTold = () => options.$eval('.told', (told) => told.textContent ?? '')

  test('a source is dragged beside another, and back', async () => {
    const [first = '', second = '', third = '', ...rest] = await readList()
    await drag(first, third, 'lower')
    await waitForList([second, third, first, ...rest])
    await drag(first, second, 'upper')
    await waitForList([first, second, third, ...rest])
    expect(await options.$('[data-drop]')).toBeNull()
  })

  test('a source is dragged into a folder by its heading, and out again', async () => {
    const [first = '', second = '', third = '', ...rest] = await readList()
    await fileAway(first, 'World')
    await drag(second, '/World', 'lower')
    await waitForList(['/World', first, second, '/Without a folder', third, ...rest])
    expect(await readTold()).toContain('World')
    await drag(first, '/Without a folder', 'upper')
    await waitFor(
      async () => (await readList()).slice(0, 3).join() === `/World,${second},/Without a folder`,
      {
        saying: 'the source to stand in no folder',
      },
    )
  })

  test('those that are chosen go along', async () => {
    const [world = '', filed = '', none = '', one = '', other = '', ...rest] = await readList()
    for (const name of [one, other]) await (await (await findItem(options, name)).$('.choose'))?.click()
    await drag(one, world, 'lower')
    await waitForList([world, filed, one, other, none, ...rest])
    await options.click('.bulk .link')
  })

  test('a folder moves past those beside it by keys, with all that stands in it', async () => {
    const list = (await readList()).filter((name) => !name.startsWith('/'))
    await fileAway(list[3] as string, 'Arts')
    await fileAway(list[4] as string, 'World/Europe')
    expect(await readFolders(options)).toEqual(['Arts', 'World', 'World/Europe'])
    await options.focus('.folder-head[data-folder="World"] input')
    await options.keyboard.down('Alt')
    await options.keyboard.press('ArrowUp')
    await options.keyboard.up('Alt')
    await waitFor(async () => (await readFolders(options)).join() === 'World,World/Europe,Arts', {
      saying: 'the folder above the other',
    })
    expect(await options.evaluate(() => document.activeElement?.closest('li')?.dataset.folder)).toBe('World')
    await waitFor(async () => (await readTold()).replace(/[\u2068\u2069]/g, '') === 'World: folder 1 of 2', {
      saying: 'what was done',
    })
    // At the end nothing happens, nor does it to one that stands alone in its folder.
    for (const folder of ['World', 'World/Europe']) {
      await options.focus(`.folder-head[data-folder="${folder}"] input`)
      await options.keyboard.down('Alt')
      await options.keyboard.press('ArrowUp')
      await options.keyboard.up('Alt')
    }
    expect(await readFolders(options)).toEqual(['World', 'World/Europe', 'Arts'])
  })

  test('the order of folders is that of the switcher too', async () => {
    const panel = await stage.fil.openPage('sidepanel', { width: 400, height: 700 })
    await panel.waitForSelector('.row[aria-setsize]:not([aria-setsize="-1"])')
    await panel.keyboard.press('g')
    await panel.waitForSelector('.switcher .folder')
    expect(await panel.$$eval('.switcher .folder .name', (all) => all.map((one) => one.textContent))).toEqual(
      ['World', 'Europe', 'Arts'],
    )
    await panel.close()
  })

  test('a folder is dragged past another by its name, also where it is dropped upon a source in it', async () => {
    await options.bringToFront()
    await drag('/World', '/Arts', 'lower')
    await waitFor(async () => (await readFolders(options)).join() === 'Arts,World,World/Europe', {
      saying: 'the folder below the other',
    })
    const list = await readList()
    const inArts = list[list.indexOf('/Arts') + 1] as string
    await drag('/World', inArts, 'upper')
    await waitFor(async () => (await readFolders(options)).join() === 'World,World/Europe,Arts', {
      saying: 'the folder above the other',
    })
    await drag('/Europe', '/Arts', 'lower')
    expect(await readFolders(options)).toEqual(['World', 'World/Europe', 'Arts'])
    expect(await options.$('[data-drop]')).toBeNull()
  })
})

function readFolders(options: Page): Promise<string[]> {
  return options.$$eval('.folder-head', (heads) =>
    heads.map((head) => (head as HTMLElement).dataset.folder ?? '').filter(Boolean),
  )
}

/** By the name that it is listed under. */
async function findItem(options: Page, name: string) {
  const items = await options.$$('.sources > li')
  for (const item of items) {
    const own = await item.$eval('h3 bdi, .name bdi', (words) => words.textContent)
    const isHead = await item.evaluate((li) => li.matches('.folder-head'))
    if (own === name.replace(/^\//, '') && isHead === name.startsWith('/')) return item
  }
  throw new Error(`Nothing is called ${name}`)
}

/** The browser itself makes the events of a drag of what the mouse does. */
async function dragByMouse(options: Page, from: string, to: string, edge: 'upper' | 'lower'): Promise<void> {
  const handle = await (await findItem(options, from)).$('.source-icon, h3 bdi')
  const [start, end] = [await handle?.boundingBox(), await (await findItem(options, to)).boundingBox()]
  if (!start || !end) throw new Error('There is nothing to drag')
  const [x, y] = [start.x + 6, start.y + start.height / 2]
  await options.mouse.move(x, y)
  await options.mouse.down()
  await options.mouse.move(x + 8, y, { steps: 2 })
  const goal = edge === 'upper' ? end.y + 3 : end.y + end.height - 3
  await options.mouse.move(x, goal, { steps: 6 })
  // What is entered by one move is dragged over only by the next.
  await options.mouse.move(x + 1, goal)
  await options.mouse.up()
}

/** Firefox makes none of what its driver does: those of a drag are told to the page in its place. */
function dragByEvents(options: Page, from: string, to: string, edge: 'upper' | 'lower'): Promise<void> {
  return options.evaluate(
    (from, to, edge) => {
      const find = (name: string) =>
        [...document.querySelectorAll<HTMLElement>('.sources > li')].find(
          (item) =>
            item.querySelector('h3 bdi, .name bdi')?.textContent === name.replace(/^\//, '') &&
            item.matches('.folder-head') === name.startsWith('/'),
        ) as HTMLElement
      const dataTransfer = new DataTransfer()
      const { top, bottom } = find(to).getBoundingClientRect()
      const clientY = edge === 'upper' ? top + 3 : bottom - 3
      const send = (target: Element | null, type: string) =>
        target?.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer, clientY }))
      const handle = find(from).querySelector<HTMLElement>('[draggable]')
      if (!handle?.draggable) throw new Error('It cannot be dragged')
      send(handle, 'dragstart')
      // As a browser does it, it is dropped only where that was allowed.
      const isRefused = send(find(to), 'dragover')
      if (!isRefused) send(find(to), 'drop')
      send(handle, 'dragend')
    },
    from,
    to,
    edge,
  )
}
