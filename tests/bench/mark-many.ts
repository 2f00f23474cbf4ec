/** 20,000 stories marked read at once and that undone: how soon list and toolbar answer, and how long all of it takes. */
import type { BrowserName } from '../support/find-browser.ts'
import { compareTimes, type Figure, findMedian, limit } from './figure.ts'
import { openWholePanel, prepareMeasuring, withStored } from './stored-browser.ts'

const stories = 100_000
const marked = 20_000
const longestAnswer = 100
const mostOfBare = 1.5
const rounds = 5
/** Firefox is reported, not bound. */
const roundsInFirefox = 3

export async function measureMarking(): Promise<Figure[]> {
  const bound = await measureIn('chromium', rounds)
  const reported = await measureIn('firefox', roundsInFirefox)
  return [
    ...bound,
    ...reported.map(({ bar: _, met: __, ...figure }) => ({ ...figure, name: `firefox: ${figure.name}` })),
  ]
}

function measureIn(browser: BrowserName, rounds: number): Promise<Figure[]> {
  return withStored({ stories, browser }, async (fil) => {
    await fil.evaluate(updateBare, stories / marked)
    // What was filled in behind the worker's back is counted, or nothing would change on the toolbar.
    await fil.sendMessage({ kind: 'repaint' })
    const page = await openWholePanel(fil)
    await prepareMeasuring(page)
    const kinds = { a: 'mark 20,000 read', u: 'undo of that' }
    const answers: Record<string, Answer[]> = { a: [], u: [] }
    const bare: Record<string, number[]> = { a: [], u: [] }
    for (let round = 0; round < rounds; round += 1) {
      for (const key of ['a', 'u']) {
        answers[key]?.push(await page.evaluate(press, key))
        await new Promise((resolve) => setTimeout(resolve, 4_000))
      }
      const [read, unread] = await fil.evaluate(timeBare, stories / marked)
      bare.a?.push(read as number)
      bare.u?.push(unread as number)
      await new Promise((resolve) => setTimeout(resolve, 4_000))
    }
    return Object.entries(kinds).flatMap(([key, name]) => {
      const seen = answers[key] as Answer[]
      return [
        limit(`${name}: list answers`, findMedian(seen.map(({ list }) => list)), 'ms', longestAnswer),
        limit(`${name}: toolbar answers`, findMedian(seen.map(({ badge }) => badge)), 'ms', longestAnswer),
        compareTimes(
          `${name}: the whole ÷ bare IndexedDB update`,
          findMedian(seen.map(({ whole }) => whole)),
          findMedian(bare[key] as number[]),
          'ms',
          mostOfBare,
        ),
      ]
    })
  })
}

interface Answer {
  list: number
  badge: number
  whole: number
}

/** What follows runs in the page. */
declare const chrome: { action: { getBadgeText(of: object): Promise<string> } }

async function press(key: string): Promise<Answer> {
  const readTotal = () => document.querySelector('.unread-total')?.textContent
  const countUnreadRows = () => document.querySelectorAll('.row.unread').length
  const openDatabase = () =>
    new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('fil')
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  const database = await openDatabase()
  const countActs = () =>
    new Promise<number>((resolve, reject) => {
      const request = database.transaction('acts').objectStore('acts').count()
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  const before = {
    total: readTotal(),
    rows: countUnreadRows(),
    badge: await chrome.action.getBadgeText({}),
    acts: await countActs(),
  }
  const startedAt = performance.now()
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
  const watchBadge = async () => {
    while ((await chrome.action.getBadgeText({})) === before.badge) await window.pause(1)
    return performance.now() - startedAt
  }
  const badge = watchBadge()
  await window.until(() => readTotal() !== before.total && countUnreadRows() !== before.rows)
  const list = performance.now() - startedAt
  // The act is written in the transaction that writes the rows.
  while ((await countActs()) === before.acts) await window.pause(5)
  const whole = performance.now() - startedAt
  database.close()
  return { list, badge: await badge, whole }
}

/** Marks one story in so many unread and all others read, and times reading the former and marking them again. */
async function timeBare(every: number): Promise<number[]> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('fil')
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  const update = (isUnread: boolean) => {
    const startedAt = performance.now()
    const transaction = database.transaction('stories', 'readwrite')
    const store = transaction.objectStore('stories')
    const request = isUnread ? store.getAll() : store.index('[unread+at]').getAll()
    request.onsuccess = () => {
      for (const row of request.result) {
        if (row.id % every !== 0) continue
        if (isUnread) row.unread = 1
        else delete row.unread
        store.put(row)
      }
    }
    return new Promise<number>((resolve, reject) => {
      transaction.oncomplete = () => resolve(performance.now() - startedAt)
      transaction.onabort = () => reject(transaction.error)
    })
  }
  const times = [await update(false), await update(true)]
  database.close()
  return times
}

async function updateBare(every: number): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('fil')
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  const transaction = database.transaction('stories', 'readwrite')
  const store = transaction.objectStore('stories')
  const request = store.getAll()
  request.onsuccess = () => {
    for (const row of request.result) {
      if (row.id % every === 0) row.unread = 1
      else delete row.unread
      store.put(row)
    }
  }
  await new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
  })
  database.close()
}
