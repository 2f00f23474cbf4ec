/** Reading a source from its pages: leave for its site is asked for within the click, kept while needed and given back. */
import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import { chooseFullText, merge, takeBack, unfollow } from '../utils/actions-sources.ts'
import type { Source } from '../utils/model.ts'
import { allowAgain } from '../utils/sites.ts'
import { findSource } from '../utils/store/sources.ts'
import { emptyStore, putSource } from './support/fill-store.ts'

const asked: string[][] = []
const givenBack: string[][] = []
let isAllowed: boolean

vi.mock('wxt/browser', () => ({
  browser: {
    runtime: { sendMessage: async () => undefined },
    permissions: {
      request: async ({ origins }: { origins: string[] }) => {
        asked.push(origins)
        return isAllowed
      },
      remove: async ({ origins }: { origins: string[] }) => void givenBack.push(origins),
    },
  },
}))

beforeEach(async () => {
  await emptyStore()
  asked.length = 0
  givenBack.length = 0
  isAllowed = true
})

const site = 'https://press.example/'

async function follow(fields: Partial<Source> = {}): Promise<Source> {
  await putSource(1, { url: 'https://feeds.example/press', homeUrl: site, ...fields })
  return (await findSource(1)) as Source
}

test('a source is read from its pages once the reader lets Fil read its site', async () => {
  const source = await follow()
  expect(await chooseFullText(source, true)).toBe(true)
  expect(asked).toEqual([['*://press.example/*', '*://www.press.example/*']])
  expect((await findSource(1))?.fullText).toBe(true)
})

test('where that is refused nothing is changed', async () => {
  const source = await follow()
  isAllowed = false
  expect(await chooseFullText(source, true)).toBe(false)
  expect(await findSource(1)).toEqual(source)
})

test('leave is given back when it is read from its pages no more, and when it is let go', async () => {
  await chooseFullText(await follow(), true)
  expect(await chooseFullText((await findSource(1)) as Source, false)).toBe(true)
  expect(await findSource(1)).not.toHaveProperty('fullText')
  expect(givenBack.flat()).toContain('*://press.example/*')
  givenBack.length = 0
  await unfollow([await follow({ fullText: true })])
  expect(givenBack.flat()).toEqual(expect.arrayContaining(['*://press.example/*', '*://feeds.example/*']))
})

test('leave that its pages need stays when another source of that site is let go', async () => {
  await follow({ fullText: true })
  await putSource(2, { url: `${site}other` })
  await unfollow([(await findSource(2)) as Source])
  expect(givenBack).toEqual([])
})

test('leave for its pages is asked for again when it is taken back', async () => {
  await takeBack([await follow({ fullText: true, endedAt: 5 })])
  expect(asked.flat()).toContain('*://press.example/*')
})

test('a public source has no pages in the network of the reader, whatever it names as its site', async () => {
  await chooseFullText(await follow({ homeUrl: 'http://192.168.1.1/' }), true)
  expect(asked.flat().join()).not.toContain('192.168')
})

test('leave for the pages of one that becomes another is given back with that for itself', async () => {
  const dropped = await follow({ fullText: true })
  await putSource(2, { url: 'https://other.example/feed', fullText: true })
  await merge({ kept: (await findSource(2)) as Source, dropped })
  expect(givenBack.flat()).toEqual(expect.arrayContaining(['*://press.example/*', '*://feeds.example/*']))
})

test('leave that was taken back is asked for anew for its pages too', async () => {
  await allowAgain([await follow({ fullText: true })])
  expect(asked.flat()).toEqual(expect.arrayContaining(['*://press.example/*', '*://feeds.example/*']))
})
