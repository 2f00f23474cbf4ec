/** A list of 1,000 sources and a backup of 20,000 stories brought in ÷ bare IndexedDB adds of the same rows. */
import { launchFil } from '../support/browsers.ts'
import { removeFolder } from '../support/keeper.ts'
import { extendBuild } from './extended-build.ts'
import { compareTimes, type Figure, findMedian, limit } from './figure.ts'
import type { Carried } from './page/carry-profile.ts'

const sources = 1_000
const stories = 20_000
const rounds = 5
/** In milliseconds. */
const longestImport = 3_000
const minute = 60_000
/** What may be asked in one minute beside the few that are asked at once. */
const mostInMinute = 112

export async function measureCarrying(): Promise<Figure[]> {
  const extensionDir = await extendBuild(['carry-profile'])
  const fil = await launchFil({ browser: 'chromium', allowedOrigins: [], extensionDir })
  try {
    const page = await fil.openPage('carry-profile')
    await page.waitForFunction(() => 'restoreBackup' in window)
    await page.evaluate(() => window.prepareCarrying())
    const imports: (Carried & { dueIn: number[] })[] = []
    const restores: Carried[] = []
    for (let round = 0; round <= rounds; round += 1) {
      const imported = await page.evaluate((count) => window.importList(count), sources)
      const restored = await page.evaluate((count) => window.restoreBackup(count), stories)
      if (round === 0) continue
      imports.push(imported)
      restores.push(restored)
    }
    return [
      limit('import of 1,000 sources, file to followed', median(imports, 'fil'), 'ms', longestImport),
      compareTimes(
        'import of 1,000 sources ÷ bare adds',
        median(imports, 'fil'),
        median(imports, 'bare'),
        'ms',
      ),
      limit(
        'first checks after it: the most in any minute',
        Math.max(...imports.map(({ dueIn }) => countMost(dueIn))),
        'sources',
        mostInMinute,
      ),
      compareTimes(
        'backup of 20,000 stories restored ÷ bare adds',
        median(restores, 'fil'),
        median(restores, 'bare'),
        'ms',
      ),
    ]
  } finally {
    await fil.close()
    removeFolder(extensionDir)
  }
}

function median(all: Carried[], name: 'fil' | 'bare'): number {
  return findMedian(all.map((one) => one[name]))
}

/** How many are due at the most within any minute. */
function countMost(dueIn: number[]): number {
  return Math.max(...dueIn.map((from) => dueIn.filter((at) => at >= from && at < from + minute).length))
}
