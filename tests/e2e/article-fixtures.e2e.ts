/** Pages as news sites write them, and what a reader of each gets, in the two real browsers. */
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ArticlePage, openArticlePage } from '../support/article-page.ts'

const folder = new URL('../fixtures/articles/', import.meta.url)
const names = readdirSync(folder).filter((name) => name.endsWith('.html'))

interface Expected {
  url: string
  /** What the source tells of the story. */
  title?: string
  at?: number
  author?: string
  language?: string
  isRightToLeft?: boolean
  /** In this order where they are paragraphs of the page. */
  contains?: string[]
  begins?: string
  lacks?: string[]
  images?: string[]
  links?: string[]
  headImage?: string
  trouble?: string
  teaser?: string[]
}

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  let stage: ArticlePage

  beforeAll(async () => {
    stage = await openArticlePage(browser)
  })
  afterAll(() => stage?.close())

  const read = (html: string, url: string, known: Pick<Expected, 'title' | 'at'> = {}) =>
    stage.page.evaluate((...given) => window.readPage(...given), html, url, known)

  test.each(names)('%s is read', async (name) => {
    const html = readFileSync(new URL(name, folder), 'utf8')
    const expected = JSON.parse(readFileSync(new URL(`${name}.expected.json`, folder), 'utf8')) as Expected
    const { title, at } = expected
    const found = await read(html, expected.url, {
      ...(title !== undefined && { title }),
      ...(at !== undefined && { at }),
    })
    if (expected.trouble !== undefined) {
      expect(found).toMatchObject({ trouble: { reason: expected.trouble } })
      const teaser = ('trouble' in found && found.teaser?.text) || ''
      for (const words of expected.teaser ?? []) expect(teaser).toContain(words)
      return
    }
    if ('trouble' in found) throw new Error(`No article, but ${found.trouble.reason}`)
    const text = found.text.replace(/\s+/g, ' ')
    for (const words of expected.contains ?? []) expect(text).toContain(words.replace(/\s+/g, ' '))
    if (expected.begins !== undefined) expect(text.trim().startsWith(expected.begins), text).toBe(true)
    for (const words of expected.lacks ?? []) expect(found.html).not.toContain(words)
    expect(found).toMatchObject({
      origin: 'page',
      isRightToLeft: expected.isRightToLeft ?? false,
      ...(expected.author !== undefined && { author: expected.author }),
      ...(expected.language !== undefined && { language: expected.language }),
      ...(expected.headImage !== undefined && { image: expected.headImage }),
    })
    const shown = await stage.page.evaluate(() => ({
      pwned: 'pwn' in window,
      images: [...document.querySelectorAll('main img')].map((image) => image.getAttribute('src')),
      links: [...document.querySelectorAll('main a')].map((link) => link.getAttribute('href')),
    }))
    expect(shown.pwned).toBe(false)
    if (expected.images) for (const image of expected.images) expect(shown.images).toContain(image)
    if (expected.links) for (const link of expected.links) expect(shown.links).toContain(link)
  })

  test('how long it takes to read is told of a whole text, but not of a short one or of a teaser', async () => {
    const write = (sentences: number, head = '') =>
      `<!doctype html><html lang="en"><head><title>Ferry</title>${head}</head><body><article><h1>Ferry</h1><p>${'The ferry of Port Lorne crossed the bay, and nobody looked up. '.repeat(sentences)}</p></article></body></html>`
    const paid = '<script type="application/ld+json">{"isAccessibleForFree":false}</script>'
    const whole = await read(write(10), 'https://long.example/')
    expect(whole).toMatchObject({ origin: 'page', minutes: 1 })
    const short = await read(write(4), 'https://short.example/')
    expect(short).toMatchObject({ origin: 'page' })
    expect(short).not.toHaveProperty('minutes')
    const teaser = await read(write(10, paid), 'https://paid.example/')
    expect(teaser).toMatchObject({ trouble: { reason: 'paywall' }, teaser: { origin: 'page' } })
    expect(teaser).not.toHaveProperty('teaser.minutes')
  })

  test('who said what is quoted stands below it, also in what a feed says', async () => {
    const html =
      '<blockquote>It floats.<footer>— <cite>Ines</cite></footer></blockquote><footer>The paper</footer>'
    const shown = await stage.page.evaluate((given) => window.showClean(given, 'https://s.example/'), html)
    expect(shown).toBe('<blockquote>It floats.<p>— <cite>Ines</cite></p></blockquote>The paper')
  })

  test('a page of 5 MB is read in a moment, its article whole although scripts stand before it', async () => {
    const paragraphs = Array.from(
      { length: 80 },
      (_, nth) =>
        `<p>Paragraph ${nth} tells at some length of how the ferry of Port Lorne crossed the bay.</p>`,
    ).join('\n')
    const script = `<script>window.state = "${'x'.repeat(2_500_000)}"</script>`
    const startedAt = Date.now()
    const found = await read(
      `<!doctype html><html lang="en"><head><title>Long</title>${script}</head><body><nav>Menu</nav><article><h1>Long</h1>${paragraphs}</article>${script}</body></html>`,
      'https://long.example/',
    )
    expect(found).toMatchObject({ origin: 'page', isRightToLeft: false })
    expect('text' in found && found.text).toContain('Paragraph 79 tells')
    expect(Date.now() - startedAt).toBeLessThan(5_000)
  })

  test('a page of 5 MB that is all text is cut and read', async () => {
    const paragraph = `<p>${'The ferry of Port Lorne crossed the bay, and nobody on the quay looked up. '.repeat(30)}</p>`
    const startedAt = Date.now()
    const found = await read(
      `<html lang="en"><body><article>${paragraph.repeat(2_300)}</article></body></html>`,
      'https://longer.example/',
    )
    expect('text' in found && found.text.length).toBeGreaterThan(900_000)
    expect('text' in found && found.text.length).toBeLessThan(1_000_001)
    expect(Date.now() - startedAt).toBeLessThan(15_000)
  })
})
