/** What a reader does with files: leave is asked for within the click, once, and for exactly what is new. */
import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import {
  allowSources,
  importSources,
  makeBackup,
  makeList,
  openFile,
  restoreCopy,
  restoreFile,
  undoImport,
} from '../utils/actions-transfer.ts'
import type { Copy } from '../utils/exchange.ts'
import type { Nudge } from '../utils/nudge.ts'
import { keepCopy, listCopies } from '../utils/store/copies.ts'
import { changeSource, findDueSources, listFollowed, listSources } from '../utils/store/sources.ts'
import { countFollowed } from '../utils/view/copies.ts'
import { emptyStore, putSource } from './support/fill-store.ts'

const asked: string[][] = []
const givenBack: string[][] = []
const told: Nudge[] = []
let answer: () => Promise<boolean>

vi.mock('wxt/browser', () => ({
  browser: {
    runtime: { sendMessage: async (nudge: Nudge) => void told.push(nudge) },
    permissions: {
      request: ({ origins }: { origins: string[] }) => {
        asked.push(origins)
        return answer()
      },
      remove: async ({ origins }: { origins: string[] }) => void givenBack.push(origins),
    },
  },
}))

beforeEach(async () => {
  await emptyStore()
  for (const list of [asked, givenBack, told]) list.length = 0
  answer = async () => true
})

const outlines = (...urls: string[]) =>
  new Blob([`<opml><body>${urls.map((url) => `<outline xmlUrl="${url}"/>`).join('')}</body></opml>`])

async function planImport(...urls: string[]) {
  const plan = await openFile(outlines(...urls))
  if (!('import' in plan)) throw new Error(JSON.stringify(plan))
  return plan.import
}

test('an import asks once, before anything is awaited, for the sites of what is new and no others', async () => {
  await putSource(1)
  const plan = await planImport(
    'https://s1.example/feed',
    'https://a.example/one',
    'http://www.a.example/two',
    'https://b.example:8080/',
  )
  const importing = importSources(plan)
  expect(asked).toEqual([
    ['*://a.example/*', '*://www.a.example/*', '*://b.example/*', '*://www.b.example/*'],
  ])
  expect(await importing).toMatchObject({ isAllowed: true, ids: [2, 3, 4] })
  expect(told).toEqual([{ kind: 'refresh' }])
  expect((await listSources()).filter(({ trouble }) => trouble)).toEqual([])
})

test.each([
  ['says no', async () => false],
  ['cannot ask', () => Promise.reject(new Error('May only be called from a user input handler'))],
])(
  'where the browser %s, the sources are followed and wait, and may be allowed later',
  async (_how, said) => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    answer = said
    const plan = await planImport('https://a.example/', 'https://b.example/')
    expect(await importSources(plan)).toMatchObject({ isAllowed: false })
    const waiting = await listSources()
    expect(waiting.map(({ trouble }) => trouble?.reason)).toEqual(['no-permission', 'no-permission'])
    await allowSources(waiting)
    expect(told).toEqual([{ kind: 'refresh' }])
    answer = async () => true
    await allowSources(waiting)
    expect(asked.at(-1)).toEqual(asked[0])
    expect(told).toHaveLength(2)
    expect(await findDueSources(Date.now())).toHaveLength(2)
    vi.restoreAllMocks()
  },
)

test('sources that are read from their pages bring leave for those with them, and give it back', async () => {
  const site = 'https://pages.example/'
  const ofSite = ['*://pages.example/*', '*://www.pages.example/*']
  const line = `<outline xmlUrl="https://a.example/" htmlUrl="${site}" fil:fullText="true"/>`
  const plan = await openFile(new Blob([`<opml><body>${line}</body></opml>`]))
  if (!('import' in plan)) throw new Error(JSON.stringify(plan))
  const imported = await importSources(plan.import)
  expect(asked.pop()).toEqual(expect.arrayContaining(ofSite))
  const { data } = await makeBackup()
  await allowSources(await listSources())
  expect(asked.pop()).toEqual(expect.arrayContaining(ofSite))
  if ('fault' in imported) throw new Error(imported.fault.reason)
  await undoImport(imported)
  expect(givenBack.flat()).toEqual(expect.arrayContaining(ofSite))
  const backup = await openFile(data)
  if (!('restore' in backup)) throw new Error(JSON.stringify(backup))
  await restoreFile(backup.restore)
  expect(asked.pop()).toEqual(expect.arrayContaining(ofSite))
  const [copy] = await listCopies()
  await restoreCopy({ ...(copy as Copy), sources: await listSources() }, [])
  expect(asked.pop()).toEqual(expect.arrayContaining(ofSite))
})

test('what was chosen for a source is told in the list that is written, and chosen where that is taken', async () => {
  const choices = { uncounted: true, fullText: true, onTop: true, paceMinutes: 30 } as const
  await putSource(1, choices)
  const { data } = await makeList()
  await emptyStore()
  const plan = await openFile(data)
  if (!('import' in plan)) throw new Error(JSON.stringify(plan))
  await importSources(plan.import)
  expect(await listSources()).toMatchObject([choices])
})

test('an import that is undone gives back the leave that nothing else needs', async () => {
  await putSource(1, { url: 'https://a.example/other' })
  const plan = await planImport('https://a.example/', 'https://b.example/')
  const imported = await importSources(plan)
  if ('fault' in imported) throw new Error(imported.fault.reason)
  await undoImport(imported)
  expect((await listSources()).map(({ url }) => url)).toEqual(['https://a.example/other'])
  expect(givenBack).toEqual([['*://b.example/*', '*://www.b.example/*']])
})

test('an import for which there is no room is told, and nothing is changed', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('Full', 'QuotaExceededError')
  })
  const plan = await planImport('https://a.example/')
  expect(await importSources(plan)).toEqual({ fault: { reason: 'no-space' } })
  vi.restoreAllMocks()
  expect(await listSources()).toEqual([])
  expect(told).toEqual([])
})

test('a backup is named for the day, and restored after asking for the sites that are new', async () => {
  await putSource(1)
  await putSource(2)
  const { name, data } = await makeBackup()
  expect(name).toMatch(/^fil-\d{4}-\d\d-\d\d\.backup\.gz$/)
  expect((await makeList()).name).toMatch(/^fil-\d{4}-\d\d-\d\d\.opml$/)
  await emptyStore()
  await putSource(1)
  const plan = await openFile(data)
  if (!('restore' in plan)) throw new Error(JSON.stringify(plan))
  answer = async () => false
  expect(await restoreFile(plan.restore)).toEqual({ sources: 1, stories: 0 })
  expect(asked).toEqual([['*://s2.example/*', '*://www.s2.example/*']])
  expect(told).toEqual([{ kind: 'refresh' }])
})

test('of a backup those sources are counted, and leave is asked for those, that are followed then', async () => {
  await putSource(1)
  await putSource(2, { endedAt: 1 })
  await putSource(3)
  const { data } = await makeBackup()
  await emptyStore()
  await putSource(3, { endedAt: 2 })
  const plan = await openFile(data)
  if (!('restore' in plan)) throw new Error(JSON.stringify(plan))
  const freshUrls = ['https://s1.example/feed', 'https://s3.example/feed']
  expect(plan.restore).toMatchObject({ sources: 2, letGo: 1, freshUrls })
  expect(await restoreFile(plan.restore)).toMatchObject({ sources: 2 })
  expect(asked.flat()).not.toContain('*://s2.example/*')
  expect((await listSources()).filter(({ endedAt }) => endedAt === undefined)).toHaveLength(2)
})

test('going back to a copy asks for its sites, and brings them back', async () => {
  await putSource(1)
  const imported = await importSources(await planImport('https://a.example/'))
  if ('fault' in imported) throw new Error(imported.fault.reason)
  const [copy] = await listCopies()
  await emptyStore()
  expect(await restoreCopy(copy as Copy, [])).toEqual({ sources: 0, stories: 0 })
  expect(asked.at(-1)).toEqual(['*://s1.example/*', '*://www.s1.example/*'])
})

test('of a copy those sources are counted that were followed then, and leave is asked for what comes back alone', async () => {
  await putSource(1)
  await putSource(2, { endedAt: 1 })
  await putSource(3)
  await putSource(4, { homeUrl: 'https://pages.example/', fullText: true })
  await keepCopy('import', 1)
  const [copy] = (await listCopies()) as [Copy]
  expect(countFollowed(copy)).toBe(3)
  await changeSource(3, { endedAt: 2, nextCheckAt: undefined })
  await changeSource(4, { fullText: undefined })
  const going = restoreCopy(copy, await listFollowed())
  await putSource(5)
  expect(await going).toEqual({ sources: 1, stories: 0 })
  expect(asked).toHaveLength(1)
  const sites = (asked[0] as string[]).filter((origin) => !origin.includes('www.'))
  expect(sites).toEqual(['*://s3.example/*', '*://s4.example/*', '*://pages.example/*'])
})

test('going back to a copy that brings no source back asks for nothing, however its address is written by now', async () => {
  await putSource(1)
  await keepCopy('import', 1)
  const [copy] = (await listCopies()) as [Copy]
  await changeSource(1, { url: 'http://www.s1.example/feed/', folder: 'A' })
  await restoreCopy(copy, await listFollowed())
  await changeSource(1, {
    url: 'https://elsewhere.example/feed',
    moved: { url: 'https://s1.example/feed', firstAt: 1, times: 1 } as never,
  })
  await restoreCopy(copy, await listFollowed())
  expect(asked).toEqual([])
})
