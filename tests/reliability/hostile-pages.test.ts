/** B04 and B14: what a story's picture and what a page may do to Fil. */
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { answerNudge } from '../../entrypoints/background/nudges.ts'
import { parse } from '../../utils/parse/parse.ts'
import { database } from '../../utils/store/database.ts'
import config from '../../wxt.config.ts'
import { emptyStore, putSource } from '../support/fill-store.ts'

const own = 'the-extension'
vi.mock('wxt/browser', async () => ({
  browser: {
    ...(await import('../support/worker-browser.ts')).quietParts,
    runtime: { id: 'the-extension', getPlatformInfo: async () => ({}) },
    permissions: { contains: async () => false },
  },
}))

function readManifest(browser: 'chrome' | 'firefox'): Record<string, unknown> {
  if (typeof config.manifest !== 'function') throw new Error('the manifest is no function of the browser')
  return config.manifest({ browser, command: 'build', mode: 'production', manifestVersion: 3 }) as Record<
    string,
    unknown
  >
}

describe('B04 a story’s picture', () => {
  const tell = (image: string) =>
    parse(
      `<rss version="2.0"><channel><title>T</title><item><guid>1</guid><title>One</title>
      <media:content xmlns:media="http://search.yahoo.com/mrss/" medium="image" url="${image}"/>
      <description>&lt;img src="${image}"&gt;</description></item></channel></rss>`,
      { url: 'https://news.example/feed', timeZone: 'UTC', contentType: 'text/xml' },
      Date.now(),
    )

  test.each([
    'http://news.example/a.png',
    'https://192.168.1.1/a.png',
    'https://localhost/a.png',
    'https://[::1]/a.png',
    'https://router.lan/a.png',
    'file:///etc/passwd',
    'data:image/png;base64,AAAA',
  ])('at %s is not taken', (image) => {
    expect(tell(image)).toMatchObject({ reading: { stories: [{ title: 'One' }] } })
    expect(JSON.stringify(tell(image))).not.toContain('"image"')
  })

  test('over https from a public site is', () => {
    expect(tell('https://news.example/a.png')).toMatchObject({
      reading: { stories: [{ image: 'https://news.example/a.png' }] },
    })
  })

  test.each(['chrome', 'firefox'] as const)(
    'is kept from plain http by the pages of %s themselves',
    (browser) => {
      const { content_security_policy: policy } = readManifest(browser) as {
        content_security_policy: { extension_pages: string }
      }
      expect(policy.extension_pages).toContain("img-src 'self' data: blob: https:;")
      expect(policy.extension_pages).not.toContain('http:;')
    },
  )
})

describe('B14 messages', () => {
  beforeEach(async () => {
    await emptyStore()
    await putSource(1)
    await database.stories.add({ id: 1, sourceId: 1, key: 'a', title: 'A', at: 1, seenAt: 1, unread: 1 })
  })
  const markRead = { kind: 'mark', ids: [1], mark: 'read' }
  const readUnread = async () => (await database.stories.get(1))?.unread

  test('of Fil’s own pages are answered', async () => {
    expect(await answerNudge(markRead, { id: own })).toBe(true)
    expect(await readUnread()).toBeUndefined()
  })

  test.each([{ id: 'another-extension' }, {}])(
    'of %o change nothing and are not answered',
    async (sender) => {
      expect(await answerNudge(markRead, sender)).toBeUndefined()
      expect(await answerNudge({ kind: 'follow', address: 'https://evil.example/' }, sender)).toBeUndefined()
      expect(await readUnread()).toBe(1)
      expect(await database.sources.count()).toBe(1)
    },
  )

  test.each(['chrome', 'firefox'] as const)(
    'have no way in from sites or other extensions in %s',
    (browser) => {
      const manifest = readManifest(browser)
      for (const name of [
        'externally_connectable',
        'content_scripts',
        'web_accessible_resources',
        'host_permissions',
      ]) {
        expect(manifest, name).not.toHaveProperty(name)
      }
    },
  )
})
