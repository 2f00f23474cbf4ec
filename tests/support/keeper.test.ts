import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { afterEach, describe, expect, test } from 'vitest'
import { killGroup } from './keeper.ts'
import { waitFor } from './wait.ts'

const started: number[] = []
const folders: string[] = []

afterEach(() => {
  for (const pid of started.splice(0)) killGroup(pid)
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

describe.skipIf(process.platform === 'win32')('what was started ends with us', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL'] as const)(
    'when we are ended by %s',
    async (signal) => {
      const { parent, sleeper, folder } = await startParent('keepWithUs({ pid, folder })')
      expect(isAlive(sleeper)).toBe(true)
      parent.kill(signal)
      await waitFor(() => !isAlive(sleeper) && !existsSync(folder), { saying: 'the sleeper to end' })
    },
  )

  test('when we fail', async () => {
    const { sleeper, folder } = await startParent("keepWithUs({ pid, folder }); later(() => { throw 'oh' })")
    await waitFor(() => !isAlive(sleeper) && !existsSync(folder), { saying: 'the sleeper to end' })
  })

  test('when we are done, and keeping does not hold us up', async () => {
    const { parent, sleeper, folder } = await startParent('keepWithUs({ pid, folder }); clearInterval(life)')
    await waitFor(() => parent.exitCode === 0, { saying: 'us to be done' })
    await waitFor(() => !isAlive(sleeper) && !existsSync(folder), { saying: 'the sleeper to end' })
  })

  test('when it is a process that a library started for us', async () => {
    const { parent, sleeper } = await startParent('', 'keepSpawned')
    parent.kill('SIGKILL')
    await waitFor(() => !isAlive(sleeper), { saying: 'the sleeper to end' })
  })

  test('but not once it was released', async () => {
    const { parent, sleeper, folder } = await startParent('keepWithUs({ pid, folder })()')
    const kept = await startParent('keepWithUs({ pid, folder })')
    parent.kill('SIGKILL')
    kept.parent.kill('SIGKILL')
    await waitFor(() => !isAlive(kept.sleeper), { saying: 'the other sleeper to end' })
    expect([isAlive(sleeper), existsSync(folder)]).toEqual([true, true])
  })
})

interface Family {
  parent: ChildProcess
  sleeper: number
  folder: string
}

/** A process of its own in our place, which starts a sleeper, prints its pid and does what the script says. */
async function startParent(script: string, keep: 'keepSpawned' | 'nothing' = 'nothing'): Promise<Family> {
  const folder = mkdtempSync(join(tmpdir(), 'fil-keeper-'))
  folders.push(folder)
  const start = "(async () => spawn('sleep', ['60'], { detached: true, stdio: 'ignore' }))"
  const source = `
    import { spawn } from 'node:child_process'
    import { keepSpawned, keepWithUs } from ${JSON.stringify(new URL('keeper.ts', import.meta.url).href)}
    const life = setInterval(() => {}, 1000)
    const later = (work) => setTimeout(work, 100)
    const sleeper = await ${keep === 'keepSpawned' ? `keepSpawned(${start})` : `${start}()`}
    sleeper.unref()
    const { pid } = sleeper
    const folder = ${JSON.stringify(folder)}
    ${script}
    setTimeout(() => console.log(pid), 50)`
  const parent = spawn(process.execPath, ['--input-type=module', '--eval', source], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [pid] = await once(createInterface(parent.stdout as Readable), 'line')
  started.push(Number(pid))
  return { parent, sleeper: Number(pid), folder }
}

/** A process that ended but was not yet collected still has its number; where there is a /proc, it says so. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    const facts = `/proc/${pid}/stat`
    return !existsSync(facts) || readFileSync(facts, 'utf8').split(' ')[2] !== 'Z'
  } catch {
    return false
  }
}
