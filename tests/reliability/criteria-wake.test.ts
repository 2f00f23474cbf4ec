/** C8 where the worker itself is woken: whatever wakes it, and however often, nobody is asked before they are due. */
import 'fake-indexeddb/auto'
import { expect, test, vi } from 'vitest'
import background from '../../entrypoints/background/index.ts'
import { database } from '../../utils/store/database.ts'
import { listSources } from '../../utils/store/sources.ts'
import { day, followAll, hour, minute, opening, passTime, press, setStage } from './stage.ts'

/** What the worker listens to, by the name of the event. */
const heard = vi.hoisted(() => new Map<string, (...given: unknown[]) => unknown>())
vi.mock('wxt/browser', async () => {
  const { quietParts } = await import('../support/worker-browser.ts')
  const listen = (name: string) => ({
    addListener: (listener: (...given: unknown[]) => unknown) => heard.set(name, listener),
  })
  const nothing = async () => undefined
  return {
    browser: {
      alarms: { onAlarm: listen('alarm'), get: nothing, create: nothing },
      runtime: {
        id: 'fil',
        onMessage: listen('message'),
        onInstalled: listen('installed'),
        onStartup: listen('startup'),
        getPlatformInfo: nothing,
      },
      permissions: {
        onAdded: listen('permission'),
        onRemoved: listen('revocation'),
        contains: async () => true,
      },
      ...quietParts,
    },
  }
})

setStage()

const events: [string, ...unknown[]][] = [
  ['startup'],
  ['installed', { reason: 'update' }],
  ['installed', { reason: 'chrome_update' }],
  ['alarm', { name: 'round' }],
  ['alarm', { name: 'sweep' }],
  ['permission', { origins: ['https://x.example/*'] }],
  ['revocation', { origins: ['https://x.example/*'] }],
  ['message', { kind: 'repaint' }, { id: 'fil' }],
  ['message', { kind: 'retry' }, { id: 'fil' }],
  ['message', { kind: 'refresh' }, { id: 'fil' }],
]

/** Everything that wakes a worker, all at once, to the end of what it does. */
async function wakeWorker(): Promise<void> {
  background.main()
  await Promise.all(events.map(([name, ...given]) => heard.get(name)?.(...given)))
  for (const lock of ['round', 'icons', 'checks']) await navigator.locks.request(lock, async () => undefined)
}

const polls = () => press().log.filter(({ page }) => page === 'source')
const readDue = async () =>
  (await listSources()).flatMap(({ url, nextCheckAt = Number.POSITIVE_INFINITY }) =>
    nextCheckAt <= Date.now() ? [url] : [],
  )

test('whatever wakes the worker asks nobody who is not due', async () => {
  await followAll()
  const asked = polls().length
  await wakeWorker()
  database.close()
  await database.open()
  await wakeWorker()
  expect(polls()).toHaveLength(asked)
  const first = Math.min(...(await listSources()).map(({ nextCheckAt }) => nextCheckAt as number))
  vi.setSystemTime(first - 1000)
  await wakeWorker()
  expect(polls()).toHaveLength(asked)
})

test('through a day with restarts and sleep each source is asked once each time that it is due, and never before', async () => {
  await followAll()
  let total = 0
  for (let nth = 0; Date.now() < opening + day; nth++) {
    passTime(nth % 7 === 6 ? 3 * hour : 20 * minute)
    const due = await readDue()
    const before = polls().length
    await wakeWorker()
    const urlOf = ({ outlet }: { outlet: string }) => press().sources.find(({ id }) => id === outlet)?.url
    expect(polls().slice(before).map(urlOf).sort()).toEqual(due.sort())
    total += due.length
  }
  expect(total).toBeGreaterThan(3 * press().sources.length)
}, 30_000)
