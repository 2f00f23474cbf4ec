/** Hostile stories on their way from the feed to the list: no script runs, nothing is fetched, text stays text. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readEvidence } from '../support/evidence.ts'
import { openStage } from '../support/stage.ts'

const handWritten = readFileSync(new URL('../fixtures/feeds/attacks.xml', import.meta.url), 'utf8')
const recorded = fileURLToPath(new URL('../../../shared/data/attacks.json', import.meta.url))

interface Attack {
  id: string
  field: 'title' | 'link' | 'content'
  input: string | { repeat: string }
}

const feeds: [name: string, feed: string | undefined][] = [
  ['the hand-written attacks', handWritten],
  ['the attacks of the optional recorded data', existsSync(recorded) ? writeFeed(recorded) : undefined],
]

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  for (const [name, feed] of feeds) {
    test.skipIf(feed === undefined)(`${name} come to the list as words and nothing else`, async () => {
      const stage = await openStage({ browser })
      try {
        const [outlet] = stage.newsroom.sources
        stage.newsroom.setFault(outlet?.id as string, {
          kind: 'bytes',
          body: feed as string,
          contentType: 'application/rss+xml; charset=utf-8',
        })
        const followed = await stage.fil.sendMessage({ kind: 'follow', address: outlet?.url })
        expect(followed).toHaveProperty('source')
        for (const entry of ['popup', 'sidepanel', 'options']) {
          const page = await stage.fil.openPage(entry, { width: 400, height: 700 })
          await page.waitForSelector('.row, .sources li')
          const seen = await page.evaluate(() => ({
            pwned: 'pwn' in window,
            strangers: [
              ...document.querySelectorAll(
                '.headline *, .meta .source *, script[src*="evil"], iframe, object, embed',
              ),
            ].length,
            links: [...document.querySelectorAll('a')].map((link) => link.href),
            fetched: performance.getEntriesByType('resource').map((resource) => resource.name),
          }))
          expect(seen.pwned).toBe(false)
          expect(seen.strangers).toBe(0)
          for (const link of seen.links) expect(link).toMatch(/^https?:/)
          for (const url of seen.fetched) expect(url).toMatch(/^(chrome|moz)-extension:/)
          await page.close()
        }
        // The feed itself, and the icon of its site.
        const asked = stage.newsroom.log.map(({ path }) => path).filter((path) => path !== '/favicon.ico')
        expect(asked).toHaveLength(1)
        const { stories } = await readEvidence(stage.fil)
        expect(stories.length).toBeGreaterThan(0)
        for (const { title, url } of stories) {
          expect(title).toMatch(/\S/)
          expect(title).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
          if (url !== undefined) expect(url).toMatch(/^https?:/)
        }
      } finally {
        await stage.close()
      }
    })
  }
})

/** One story an attack, in the field that it is made for. */
function writeFeed(file: string): string {
  const attacks = JSON.parse(readFileSync(file, 'utf8')) as Attack[]
  const items = attacks.map(({ id, field, input }) => {
    const text = typeof input === 'string' ? input : input.repeat.repeat(20_000)
    const fields = { title: id, link: `https://press.example/${id}`, content: id, [field]: text }
    const quote = (words: string) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
    return `<item><title>${quote(fields.title)}</title><link>${quote(fields.link)}</link><guid isPermaLink="false">${id}</guid><description>${quote(fields.content)}</description></item>`
  })
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Attacks</title><link>https://press.example/</link>${items.join('')}</channel></rss>`
}
