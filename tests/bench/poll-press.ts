/** A newsroom of many outlets and a Chromium whose Fil may ask them, for as long as a poll is measured. */
import type { Page } from 'puppeteer-core'
import { type Newsroom, startNewsroom } from '../newsroom/newsroom.ts'
import { launchFil } from '../support/browsers.ts'
import { removeFolder } from '../support/keeper.ts'
import { extendBuild } from './extended-build.ts'
import { compareTimes, type Figure, findMedian } from './figure.ts'

export const outlets = 500
export const storiesEach = 20
/** Many outlets share a host, so that both sides have their connections open already. */
const ports = 50
const rounds = 9

export interface Times {
  fil: number
  bare: number
}

/** Opens the bench's own page in such a browser. */
export async function withPress<T>(
  script: string,
  work: (page: Page, newsroom: Newsroom) => Promise<T>,
): Promise<T> {
  const newsroom = await startNewsroom({
    synthetic: { sources: outlets, stories: storiesEach, ports },
    window: storiesEach,
  })
  const extensionDir = await extendBuild([script])
  try {
    const fil = await launchFil({
      browser: 'chromium',
      allowedOrigins: ['http://127.0.0.1'],
      extensionDir,
    })
    try {
      return await work(await fil.openPage(script), newsroom)
    } finally {
      await fil.close()
    }
  } finally {
    removeFolder(extensionDir)
    await newsroom.close()
  }
}

/** The two take turns at going first; the first round warms both up. */
export async function comparePolls(
  name: string,
  most: number,
  poll: (filFirst: boolean) => Promise<Times>,
): Promise<Figure> {
  const times: Times[] = []
  for (let round = 0; round <= rounds; round += 1) {
    const measured = await poll(round % 2 === 0)
    if (round > 0) times.push(measured)
  }
  const value = findMedian(times.map(({ fil }) => fil))
  const floor = findMedian(times.map(({ bare }) => bare))
  return compareTimes(name, value, floor, 'ms', most)
}
