/** Sources and whole profiles through files, in the real browsers: import with preview, export, backup and restore. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElementHandle, Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPanel } from '../support/read-list.ts'
import { expectStories, openStage, openWholeList, type Stage } from '../support/stage.ts'
import { catchDownloads, countStored, refuseLeave, takeDownload } from '../support/transfer-page.ts'
import { waitFor } from '../support/wait.ts'

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  let stage: Stage
  let options: Page
  let folder: string

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'fil-files-'))
    stage = await openStage({ browser })
    options = await stage.fil.openPage('options', { width: 900, height: 900 })
    await options.waitForSelector('#file')
    await options.evaluate(catchDownloads)
  })
  afterAll(async () => {
    await stage?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const readOutcome = () => options.$eval('#file-outcome', (line) => line.textContent ?? '')
  const readNames = () =>
    options.$$eval('.sources b bdi', (names) => names.map((name) => name.textContent ?? ''))
  const readPreview = () => options.$eval('.preview', (preview) => preview.textContent ?? '')

  async function letGoFirst(): Promise<void> {
    await options.bringToFront()
    await options.$eval('.sources details', (details) => {
      details.open = true
    })
    await options.waitForSelector('.source-acts > button:nth-of-type(3)')
    await press('.source-acts > button:nth-of-type(3)')
  }

  async function openFile(name: string, content: string | Buffer): Promise<void> {
    const path = join(folder, name)
    writeFileSync(path, content)
    await options.bringToFront()
    const field = (await options.$('#file')) as ElementHandle<HTMLInputElement>
    await field.uploadFile(path)
  }

  async function press(selector: string): Promise<void> {
    await options.bringToFront()
    const button = await options.waitForSelector(selector)
    await button?.evaluate((element) => element.scrollIntoView({ block: 'center' }))
    await button?.click()
  }

  const waitForOutcome = (words: RegExp) =>
    waitFor(async () => words.test(await readOutcome()), {
      timeoutMs: 20_000,
      saying: `the outcome ${words}`,
    })

  async function download(button: string): Promise<{ name: string; content: Buffer }> {
    await press(button)
    const caught = await waitFor(() => options.evaluate(takeDownload), {
      timeoutMs: 20_000,
      saying: 'a download',
    })
    return { name: caught.name, content: Buffer.from(caught.base64, 'base64') }
  }

  const outline = (title: string, url: string, kind = 'feed') =>
    `<outline type="rss" text="${title.replaceAll('&', '&amp;')}" xmlUrl="${url}" fil:kind="${kind}"/>`

  test('a file that is no list and no backup gets one sentence, and nothing is changed', async () => {
    const cases: [name: string, content: string, words: RegExp][] = [
      ['notes.txt', 'Just words', /^This file is neither a list of sources/],
      ['cut.opml', '<opml>\n<body>\n<outline text="A"', /^This file breaks off in line 3/],
      ['bad.opml', '<opml>\n<body></opml>', /^This file has a mistake in line 2/],
      ['none.opml', '<opml><body></body></opml>', /^There are no sources in this file/],
      ['newer.gz', '{"fil":"backup","version":99,"madeAt":1}\n', /^A newer Fil made this backup/],
    ]
    for (const [name, content, words] of cases) {
      await openFile(name, content)
      await waitForOutcome(words)
      expect(await options.$eval('#file', (field) => field.getAttribute('aria-invalid'))).toBe('true')
    }
    expect(await readNames()).toEqual([])
  })

  test('an import shows what is new, known and broken before anything changes, and can be left', async () => {
    const [first, ...others] = stage.newsroom.sources
    await openFile(
      'list.opml',
      [
        '<opml version="2.0"><body>',
        '<outline text="Press"><outline text="Morning">',
        outline('One', first?.url ?? ''),
        '</outline></outline>',
        ...others.map(({ title, url, kind }) => outline(title, url, kind)),
        outline('Again', first?.url ?? ''),
        outline('A script', 'javascript:alert(1)'),
        '</body></opml>',
      ].join('\n'),
    )
    await options.waitForSelector('.preview')
    const preview = await readPreview()
    expect(preview).toContain(`${others.length + 1} new sources`)
    expect(preview).not.toContain('followed already')
    expect(preview).toContain(`Line ${others.length + 6}`)
    expect(preview).toContain('javascript:alert(1)')
    expect(preview).toContain('Press/Morning')
    expect(preview).toContain('on your own network')
    expect(await readNames()).toEqual([])
    await press('.preview .answers .button:first-child')
    await waitFor(async () => !(await options.$('.preview')), { saying: 'the preview to close' })
    expect(await options.evaluate(() => document.activeElement?.id)).toBe('file')
  })

  test('an import follows the new sources, and their stories come', async () => {
    const { sources } = stage.newsroom
    await openFile(
      'list.opml',
      `<opml><body><outline text="Press">${sources.map(({ title, url, kind }) => outline(title, url, kind)).join('\n')}</outline></body></opml>`,
    )
    await press('.preview .button.primary')
    await waitForOutcome(new RegExp(`^${sources.length} sources are followed now`))
    expect((await readNames()).sort()).toEqual(sources.map(({ title }) => title).sort())
    const list = await openWholeList(stage)
    const { stories } = await readPanel(list)
    expect(stories.map(({ title }) => title).sort()).toEqual(
      expectStories(stage)
        .map(({ title }) => title)
        .sort(),
    )
    await list.close()
  })

  test('the list that is exported holds all that is followed, and has nothing new here', async () => {
    const { name, content } = await download('#export')
    expect(name).toMatch(/^fil-\d{4}-\d\d-\d\d\.opml$/)
    for (const { url } of stage.newsroom.sources) expect(content.toString()).toContain(`xmlUrl="${url}"`)
    expect(content.toString()).toContain('<outline text="Press" title="Press">')
    await openFile('own.opml', content)
    await waitFor(async () => /nothing new to follow/.test(await readPreview()), { saying: 'nothing new' })
    await press('.preview .button')
  })

  test('a backup brings back what was let go, read and saved as it was', async () => {
    const panel = await stage.fil.openPage('sidepanel', { width: 400, height: 700 })
    await panel.waitForSelector('.row[aria-setsize]:not([aria-setsize="-1"])')
    await panel.focus('.row > a')
    await panel.keyboard.press('m')
    await panel.keyboard.press('s')
    const before = await waitFor(
      async () => {
        const told = await stage.fil.evaluate(countStored)
        return told.read === 1 && told.saved === 1 ? told : undefined
      },
      { saying: 'one story read and saved' },
    )
    await panel.close()
    const { name, content } = await download('#back-up')
    expect(name).toMatch(/^fil-\d{4}-\d\d-\d\d\.backup\.gz$/)
    expect(content.length).toBeGreaterThan(500)
    // With the last of them its site's leave would go too, and Firefox would ask for it again in a window of its own.
    while ((await readNames()).length > 1) {
      const count = (await readNames()).length
      await letGoFirst()
      await waitFor(async () => (await readNames()).length < count, { saying: 'one source less' })
    }
    await waitFor(async () => Number((await stage.fil.badge()).text) < before.stories / 2, {
      saying: 'the badge to count less',
    })
    await openFile(name, content)
    await options.waitForSelector('.preview')
    expect(await readPreview()).toContain(
      `${stage.newsroom.sources.length} sources and ${before.stories} stories`,
    )
    expect(await readPreview()).toContain('on your own network')
    await press('.preview .button.primary')
    await waitForOutcome(/^Restored\. Added: /)
    await waitFor(
      async () => JSON.stringify(await stage.fil.evaluate(countStored)) === JSON.stringify(before),
      {
        saying: 'all that was',
      },
    )
    await waitFor(async () => (await stage.fil.badge()).text === String(before.stories - 1), {
      saying: 'the badge',
    })
  })

  test('an import is undone with one button, and a file may be dropped', async () => {
    const names = await readNames()
    const list = `<opml><body>${outline('Dropped', `${stage.newsroom.sources[0]?.homeUrl}dropped`)}</body></opml>`
    await options.evaluate((text) => {
      const data = new DataTransfer()
      data.items.add(new File([text], 'dropped.opml'))
      document
        .querySelector('.open-file')
        ?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
    }, list)
    await press('.preview .button.primary')
    await waitForOutcome(/^1 source is followed now/)
    await waitFor(async () => (await readNames()).includes('Dropped'), { saying: 'the dropped source' })
    await press('#file-outcome .link')
    await waitForOutcome(/^The import was undone/)
    await waitFor(async () => !(await readNames()).includes('Dropped'), { saying: 'the source to go' })
    expect(await readNames()).toEqual(names)
  })

  test('a copy that was kept before a change brings back what is missing', async () => {
    const names = await readNames()
    await letGoFirst()
    await waitFor(async () => (await readNames()).length < names.length, { saying: 'one source less' })
    await press('.copies li:first-child .button')
    await press('.copies dialog[open] .button.primary')
    await waitFor(
      async () => /1 source is back/.test(await options.$eval('.copies', (all) => all.textContent ?? '')),
      { saying: 'the outcome' },
    )
    await waitFor(async () => (await readNames()).length === names.length, {
      saying: 'the source to be back',
    })
    expect((await readNames()).sort()).toEqual(names.sort())
  })

  test('without leave the sources are followed all the same, and wait', async () => {
    await options.evaluate(refuseLeave)
    await openFile(
      'far.opml',
      `<opml><body>${outline('Far away', 'https://far-away.invalid/feed')}</body></opml>`,
    )
    await press('.preview .button.primary')
    await waitForOutcome(/^1 source is followed now, and waits until you allow/)
    await waitFor(async () => (await readNames()).includes('Far away'), { saying: 'the source' })
    expect(await options.$eval('.waiting', (line) => line.textContent)).toMatch(
      /^1 source waits for your permission/,
    )
  })
})
