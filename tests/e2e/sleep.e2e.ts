/** Chromium and its worker asleep, and killed while they write: what is due is asked for once, and nothing is lost. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startNewsroom } from '../newsroom/newsroom.ts'
import { launchFil } from '../support/browsers.ts'
import { readEvidence } from '../support/evidence.ts'
import { checkInvariants } from '../support/invariants.ts'
import { followAll, openStage } from '../support/stage.ts'
import { launchUnattended } from '../support/unattended.ts'
import { waitFor } from '../support/wait.ts'

test.concurrent('a worker that the browser put to sleep is woken by the alarm, with nobody watching', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'fil-asleep-'))
  const newsroom = await startNewsroom()
  const allowedOrigins = newsroom.sources.map((source) => new URL(source.url).origin)
  try {
    const fil = await launchFil({ browser: 'chromium', profile, allowedOrigins })
    await followAll({ newsroom, fil, close: () => fil.close() })
    // Due when the worker has been idle for longer than a browser lets it live.
    const dueAt = Date.now() + 75_000
    await fil.evaluate(setDue, dueAt)
    await fil.close()
    newsroom.clearLog()
    const unattended = await launchUnattended({ profile, allowedOrigins })
    try {
      const asked = () => new Set(newsroom.log.map((entry) => entry.outlet)).size
      await waitFor(() => asked() === newsroom.sources.length, {
        timeoutMs: 140_000,
        everyMs: 500,
        saying: 'every source to be asked',
      })
      expect(Math.min(...newsroom.log.map((entry) => entry.at))).toBeGreaterThanOrEqual(dueAt)
    } finally {
      await unattended.close()
    }
  } finally {
    await newsroom.close()
    rmSync(profile, { recursive: true, force: true })
  }
}, 240_000)

test.concurrent('a machine that slept through several alarms asks each source once when it wakes', async () => {
  const stage = await openStage({ browser: 'chromium' })
  try {
    const { fil, newsroom } = stage
    await followAll(stage)
    await fil.evaluate(setDue, Date.now() + 20_000)
    newsroom.clearLog()
    const group = -(fil.browser.process()?.pid as number)
    process.kill(group, 'SIGSTOP')
    await new Promise((resolve) => setTimeout(resolve, 130_000))
    expect(newsroom.log).toEqual([])
    process.kill(group, 'SIGCONT')
    const asked = () => new Set(newsroom.log.map((entry) => entry.outlet)).size
    await waitFor(() => asked() === newsroom.sources.length, {
      timeoutMs: 75_000,
      saying: 'every source to be asked',
    })
    // Alarms that were missed would ring now.
    await new Promise((resolve) => setTimeout(resolve, 5_000))
    for (const { id } of newsroom.sources) expect(newsroom.requestsFor(id), id).toHaveLength(1)
    expect(checkInvariants({ ...(await readEvidence(fil)), log: newsroom.log })).toEqual([])
  } finally {
    await stage.close()
  }
}, 300_000)

test('a browser that is killed while a poll writes has all or nothing of each source when it is back', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'fil-killed-'))
  const newsroom = await startNewsroom({ synthetic: { sources: 100, stories: 20, ports: 16 } })
  const allowedOrigins = newsroom.sources.map((source) => new URL(source.url).origin)
  const launch = () => launchFil({ browser: 'chromium', profile, allowedOrigins })
  let fil = await launch()
  try {
    await followAll({ newsroom, fil, close: () => fil.close() })
    for (const delayMs of [60, 180, 420]) {
      for (const { id } of newsroom.sources) newsroom.publish(id)
      const before = newsroom.log.length
      await fil.evaluate(setDue, 0)
      await fil.sendMessage({ kind: 'refresh' })
      await waitFor(() => newsroom.log.length > before, { saying: 'the poll to begin' })
      await new Promise((resolve) => setTimeout(resolve, delayMs))
      await fil.kill()
      fil = await launch()
      expect(checkInvariants({ ...(await readEvidence(fil)), log: newsroom.log }), `${delayMs} ms`).toEqual(
        [],
      )
    }
    await fil.evaluate(setDue, 0)
    await fil.sendMessage({ kind: 'refresh' })
    await waitFor(async () => (await readEvidence(fil)).stories.length === 100 * 23, {
      timeoutMs: 60_000,
      everyMs: 500,
      saying: 'all that was published to be stored',
    })
    expect(checkInvariants({ ...(await readEvidence(fil)), log: newsroom.log })).toEqual([])
  } finally {
    await fil.close()
    await newsroom.close()
    rmSync(profile, { recursive: true, force: true })
  }
})

/** Runs in the browser: makes every source due at a moment. */
function setDue(dueAt: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('fil')
    request.onerror = () => reject(request.error)
    request.onsuccess = () => {
      const transaction = request.result.transaction('sources', 'readwrite')
      const cursors = transaction.objectStore('sources').openCursor()
      cursors.onsuccess = () => {
        const cursor = cursors.result
        if (!cursor) return
        cursor.update({ ...cursor.value, nextCheckAt: dueAt })
        cursor.continue()
      }
      transaction.oncomplete = () => {
        request.result.close()
        resolve()
      }
    }
  })
}
