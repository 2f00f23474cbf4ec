/** Hostile stories on their way from the feed to the reader's screen: nothing runs, nothing is asked, text stays text. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { extendBuild } from '../bench/extended-build.ts'
import { removeFolder } from '../support/keeper.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { handWritten, judge } from './article-attacks.ts'

const recorded = fileURLToPath(new URL('../../../shared/data/attacks.json', import.meta.url))

interface Attack {
  id: string
  field: string
  input: string | { repeat: string }
}

const attacks: { id: string; html: string }[] = existsSync(recorded)
  ? (JSON.parse(readFileSync(recorded, 'utf8')) as Attack[])
      .filter(({ field }) => field === 'content')
      .map(({ id, input }) => ({ id, html: typeof input === 'string' ? input : input.repeat.repeat(20_000) }))
  : []
if (attacks.length === 0)
  console.error('Skipped: the recorded attacks, optional data that is not beside the project.')

const story = 'https://press.example/a/story'
/** Enough to be taken for the whole story. */
const prose =
  '<p>The ferry of Port Lorne crossed the bay, and nobody on the quay looked up from the herons.</p>'.repeat(
    10,
  )

/** What stands behind an element that is never closed is in it, and goes with it. */
const swallows =
  /^(?:A07|A08|a script in capitals|a mutation through|frames|plugins|a page that leads|quotes)/

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  let extensionDir: string
  let stage: Stage
  let page: Page
  let attacker: string

  beforeAll(async () => {
    extensionDir = await extendBuild(['article'], {}, browser)
    stage = await openStage({ browser, extensionDir })
    attacker = new URL(stage.newsroom.sources[0]?.url as string).origin
    page = await stage.fil.openPage('article', { width: 700, height: 900 })
    await page.waitForFunction(() => 'timeFloor' in window)
  })
  afterAll(async () => {
    await stage?.close()
    if (extensionDir) removeFolder(extensionDir)
  })

  const show = (html: string, url = story, withImages = true) =>
    page.evaluate((given, at, images) => window.showClean(given, at, images), html, url, withImages)

  test.each([...handWritten, ...attacks])(
    '$id comes to the screen as text, pictures and links alone',
    async ({ html }) => {
      const startedAt = Date.now()
      await show(aim(html))
      expect(Date.now() - startedAt).toBeLessThan(2_000)
      expect(await judge(page)).toEqual([])
      const [once, twice] = await page.evaluate((given, at) => window.cleanTwice(given, at), aim(html), story)
      expect(twice).toBe(once)
    },
  )

  test('all of them come out of a feed into one article, and the attacker is asked for nothing', async () => {
    const [outlet] = stage.newsroom.sources
    const items = [...handWritten, ...attacks].map(({ id, html }) => write(id, aim(html) + prose))
    stage.newsroom.setFault(outlet?.id as string, {
      kind: 'bytes',
      body: `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Attacks</title><link>${attacker}/</link>${items.join('')}</channel></rss>`,
      contentType: 'application/rss+xml; charset=utf-8',
    })
    expect(await stage.fil.sendMessage({ kind: 'follow', address: outlet?.url })).toHaveProperty('source')
    const stories = await page.evaluate(() => window.listStories())
    expect(stories).toHaveLength(items.length)
    for (const { id, title } of stories) {
      const opened = await page.evaluate((one) => window.openStory(one), id)
      const shown = 'trouble' in opened ? opened.teaser : opened
      if (!swallows.test(title)) expect(shown?.text ?? '', title).toContain('nobody on the quay')
      expect(await judge(page), title).toEqual([])
    }
    await new Promise((resolve) => setTimeout(resolve, 500))
    const asked = stage.newsroom.log.map(({ path }) => path).filter((path) => path !== '/favicon.ico')
    expect(asked).toHaveLength(1)
  })

  test('a long text comes in pieces, which are together what it is whole', async () => {
    const marked = `${prose.replace('bay', 'bay<a href="#n1">1</a>')}${prose.repeat(60)}<p id="n1">Said so.</p>`
    for (const html of [marked, `<div><section>${marked}</section></div>`]) {
      const pieces = await page.evaluate((given, at) => window.showPieces(given, at), html, story)
      expect(pieces.length).toBeGreaterThan(2)
      expect(pieces[0]?.length).toBeLessThan(10_000)
      expect(pieces.join('')).toBe((await show(html)).replace(/<\/?(?:div|section)>/g, ''))
      expect(pieces[0]).toContain('href="#note-1"')
      expect(pieces.at(-1)).toContain('<p id="note-1">Said so.')
    }
  })

  test('without pictures none is in any of the pieces, and each is a link there', async () => {
    const html = `${prose.repeat(30)}<img src="https://press.example/a.jpg" alt="The quay">`.repeat(3)
    const pieces = await page.evaluate((given, at) => window.showPieces(given, at, false), html, story)
    expect(pieces.length).toBeGreaterThan(2)
    expect(pieces.join('')).not.toContain('<img')
    expect(pieces.join('').match(/<a [^>]*>The quay<\/a>/g)).toHaveLength(3)
  })

  test('no attack gets through between two pieces', async () => {
    const html = [...handWritten, ...attacks]
      .filter(({ id }) => !swallows.test(id) && !/never closed|20,000|A2[67]/.test(id))
      .map(({ html }) => `<div>${aim(html)}</div>${prose}`)
    const pieces = await page.evaluate((given, at) => window.showPieces(given, at), html.join(''), story)
    expect(pieces.length).toBeGreaterThan(1)
    expect(await judge(page)).toEqual([])
  })

  test('an address is resolved against the article, whatever base its text names', async () => {
    expect(await show('<base href="https://evil.example/"><a href="/login">login</a>')).toContain(
      'href="https://press.example/login"',
    )
  })

  test('what leads to another place of the article stays in it, and all other names are gone', async () => {
    const shown = await show(
      '<h2 id="login">Part</h2><p>a<sup id="r1"><a href="#n1">1</a></sup> <a href="https://press.example/a/story#n1">1</a> <a href="#gone">b</a> <a href="/other#n1">c</a></p><p><a name="n1"></a>Said so.</p>',
    )
    expect(shown).toContain(
      '<h2>Part</h2><p>a<sup><a href="#note-1" id="note-2">1</a></sup> <a href="#note-1">1</a>',
    )
    expect(shown).toContain('href="https://press.example/a/story#gone"')
    expect(shown).toContain('href="https://press.example/other#n1"')
    expect(shown).toContain('<p id="note-1">Said so. <a href="#note-2">↩\ufe0e</a></p>')
  })

  test('headings stand below the headline, without a step left out', async () => {
    const shown = await show(
      '<h3>a</h3><h5>b</h5><h6>c</h6><h3 id="d">d</h3><h1>e</h1><h4>f</h4><a href="#d">g</a>',
    )
    expect(shown.replace(/<a .*/, '')).toBe(
      '<h2>a</h2><h3>b</h3><h4>c</h4><h2 id="note-1">d</h2><h2>e</h2><h3>f</h3>',
    )
  })

  test('a heading that says the headline once more goes, and those below it take its place', async () => {
    const html = '<h1> A  PAGE </h1><p>a</p><h2>Costs</h2><h3>By night</h3><h2>A page</h2>'
    const shown = await page.evaluate((html, at) => window.showClean(html, at, true, 'A page'), html, story)
    expect(shown).toBe('<p>a</p><h2>Costs</h2><h3>By night</h3><h2>A page</h2>')
  })

  test('a link that reads like another host shows its own, and none has a name before its host', async () => {
    const shown = await show(
      '<a href="https://good.example@evil.example/">good.example</a> <a href="https://аррӏе.com/">apple.com</a> <a href="https://good.example/a">the report</a>',
    )
    expect(shown).toContain('href="https://evil.example/"')
    expect(shown).toContain('good.example <bdi>(evil.example)</bdi>')
    expect(shown).toContain('apple.com <bdi>(xn--80ak6aa92e.com)</bdi>')
    expect(shown).toContain('title="good.example">the report</a>')
  })

  test('pixels, trackers and pictures of a private network go; http becomes https; srcset keeps what is whole', async () => {
    const shown = await show(
      `<img src="https://t.example/p.gif?u=1" width="1" height="1"><img src="https://t.example/q.gif" style="display:none"><img src="https://www.google-analytics.com/collect?v=1"><img src="http://192.168.1.1/a.png"><img src="https://router.local/a.png"><img src="http://plain.example/a.jpg" srcset="http://plain.example/a2.jpg 2x, javascript:alert(1) 3x, b.jpg 1x">`,
    )
    expect(shown).toBe(
      '<img src="https://plain.example/a.jpg" srcset="https://plain.example/a2.jpg 2x, https://press.example/a/b.jpg 1x" alt="" loading="lazy" decoding="async" referrerpolicy="no-referrer">',
    )
  })

  test('without pictures each is a link, and none is asked for', async () => {
    const shown = await show(
      '<p><img src="/a/harbour.jpg" alt="The harbour"> <a href="/b"><img src="c.png"></a></p>',
      story,
      false,
    )
    expect(shown).not.toContain('<img')
    expect(shown).toContain('>The harbour</a>')
    expect(shown).toContain('href="https://press.example/a/harbour.jpg"')
    expect(shown).toContain('<span class="hidden-picture">c.png</span>')
  })

  test('an escaped example of code stays text, however often it is cleaned', async () => {
    const code = '<pre><code>&lt;script&gt;window.pwn=1&lt;/script&gt; &amp;lt;b&amp;gt;</code></pre>'
    const [once, twice] = await page.evaluate((given, at) => window.cleanTwice(given, at), code, story)
    expect([once, twice]).toEqual([code, code])
  })

  test('a player is a plain link with its picture, and a frame of anything else is gone', async () => {
    const shown = await show(
      '<iframe src="https://www.youtube-nocookie.com/embed/a1B2c3D4e5F" title="The launch"></iframe><iframe src="https://evil.example/"></iframe><video poster="javascript:1" src="film.mp4"></video>',
    )
    expect(shown).toContain('href="https://www.youtube.com/watch?v=a1B2c3D4e5F"')
    expect(shown).toContain('src="https://i.ytimg.com/vi/a1B2c3D4e5F/hqdefault.jpg"')
    expect(shown).toContain('▶ The launch')
    expect(shown).toContain('href="https://press.example/a/film.mp4"')
    expect(shown).not.toContain('evil')
  })

  test('no string becomes markup by any other way', async () => {
    const thrown = await page.evaluate(() => {
      const attempts = [
        () => {
          document.createElement('div').innerHTML = '<b>x</b>'
        },
        () => void new DOMParser().parseFromString('<b>x</b>', 'text/html'),
        () =>
          void (
            window as unknown as { trustedTypes?: { createPolicy: (name: string, rules: object) => void } }
          ).trustedTypes?.createPolicy('other', {}),
        () =>
          void (
            window as unknown as { trustedTypes?: { createPolicy: (name: string, rules: object) => void } }
          ).trustedTypes?.createPolicy('dompurify', {}),
      ]
      return attempts.map((attempt) => {
        try {
          attempt()
          return 'done'
        } catch (error) {
          return (error as Error).name
        }
      })
    })
    expect(thrown).toEqual(['TypeError', 'TypeError', 'TypeError', 'TypeError'])
  })

  /** The newsroom stands for whoever an attack calls. */
  function aim(html: string): string {
    return html.replace(/https?:\/\/(?:[a-z]+\.)?(?:evil|t|plain)\.example/g, attacker)
  }
})

function write(id: string, html: string): string {
  const quote = (words: string) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<item><title>${id}</title><link>https://press.example/${id}</link><guid isPermaLink="false">${id}</guid><description>${quote(html)}</description></item>`
}
