/** Following the page behind Firefox's own popup: pressed with its toolbar's button, and read only then. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Newsroom, startNewsroom } from '../newsroom/newsroom.ts'
import { launchFil } from '../support/browsers.ts'
import type { FilBrowser } from '../support/fil-browser.ts'
import {
  answerFirefoxQuestion,
  clickInFirefoxPopup,
  pressFirefoxButton,
  runInFirefoxPopup,
} from '../support/native-firefox.ts'
import { waitFor } from '../support/wait.ts'

let newsroom: Newsroom
let fil: FilBrowser

beforeAll(async () => {
  newsroom = await startNewsroom()
  fil = await launchFil({ browser: 'firefox', headless: false, allowedOrigins: [] })
})
afterAll(async () => {
  await fil?.close()
  await newsroom?.close()
})

const findOutlet = (id: string) =>
  newsroom.sources.find((source) => source.id === id) as (typeof newsroom.sources)[0]
const listOrigins = () => fil.evaluate(readOrigins)
const readWords = () => runInFirefoxPopup(fil, (page) => page.document.body?.innerText ?? '')

/** As one string: what the driver hands over of a list is none. */
const readHeadlines = async () => {
  const read = await runInFirefoxPopup(fil, (page) =>
    [...page.document.querySelectorAll('.preview li span')].map((line) => line.textContent).join('\n'),
  )
  return read?.split('\n') ?? []
}

async function openSheet(homeUrl: string): Promise<void> {
  const page = await fil.browser.newPage()
  await page.goto(homeUrl)
  await page.bringToFront()
  newsroom.clearLog()
  await pressFirefoxButton(fil)
  await waitFor(async () => /Follow this site/.test((await readWords()) ?? ''), {
    timeoutMs: 15_000,
    saying: 'the popup’s line',
  })
}

test('the popup shows what the open page offers, with its first headlines, before any leave is given', async () => {
  const outlet = findOutlet('remparts')
  await openSheet(outlet.homeUrl)
  // Nothing was read of the page by then; its own icon Firefox asks for.
  expect(newsroom.log.filter(({ path }) => !path.startsWith('/favicon'))).toEqual([])
  await clickInFirefoxPopup(fil, '.site button')
  await waitFor(async () => (await readHeadlines()).length === 5, {
    timeoutMs: 15_000,
    saying: 'the first headlines',
  })
  const told = newsroom.expectedStories('remparts').map(({ title }) => title)
  expect((await readHeadlines()).filter((title) => !told.includes(title))).toEqual([])
  expect(await readWords()).toContain(outlet.url)
  expect(await listOrigins()).toEqual([])
})

test('the question is for that one site, and once allowed it is followed', async () => {
  await clickInFirefoxPopup(fil, '.site-follow .button')
  await clickInFirefoxPopup(fil, '.sheet dialog[open] .primary')
  expect(await answerFirefoxQuestion(fil, 'allow')).toContain('127.0.0.1')
  await waitFor(async () => (await fil.badge()).text !== '', {
    timeoutMs: 20_000,
    saying: 'unread headlines',
  })
  expect(await listOrigins()).toEqual(['*://127.0.0.1/*'])
})

/** What follows runs in the browser. */
declare const chrome: { permissions: { getAll(): Promise<{ origins?: string[] }> } }

async function readOrigins(): Promise<string[]> {
  return (await chrome.permissions.getAll()).origins ?? []
}
