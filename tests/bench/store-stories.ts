/** Stories stored a second, sifted and in one transaction a source ÷ bare IndexedDB adds of the same rows. */

import { launchFil } from '../support/browsers.ts'
import { removeFolder } from '../support/keeper.ts'
import { extendBuild } from './extended-build.ts'
import { compareRates, type Figure, findMedian } from './figure.ts'

const sources = 50
const each = 100
const rounds = 7

export async function measureStoring(): Promise<Figure[]> {
  const extensionDir = await extendBuild(['store-stories'])
  const fil = await launchFil({ browser: 'chromium', allowedOrigins: [], extensionDir })
  try {
    const page = await fil.openPage('store-stories')
    await page.waitForFunction(() => 'storeStories' in window)
    const times: { fil: number; bare: number }[] = []
    for (let round = 0; round <= rounds; round += 1) {
      const measured = await page.evaluate((...counts) => window.storeStories(...counts), sources, each)
      if (round > 0) times.push(measured)
    }
    const rate = (ms: number) => (sources * each * 1000) / ms
    const value = rate(findMedian(times.map((time) => time.fil)))
    const floor = rate(findMedian(times.map((time) => time.bare)))
    return [compareRates(`stories stored, ${sources} sources of ${each}`, value, floor, 'a second')]
  } finally {
    await fil.close()
    removeFolder(extensionDir)
  }
}
