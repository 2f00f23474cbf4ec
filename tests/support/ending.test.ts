import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, describe, expect, test } from 'vitest'
import { prepareEnding } from './ending.ts'
import { killGroup } from './keeper.ts'

const children: ChildProcess[] = []
let done: string[] = []

afterEach(() => {
  for (const { pid } of children.splice(0)) if (pid) killGroup(pid)
  done = []
})

describe.skipIf(process.platform === 'win32')('a process', () => {
  test('is asked to end, and cleared up behind once it has gone', async () => {
    const child = startSleeper()
    await prepareEnding(child, () => ask(child), clear(child)).close()
    expect(done).toEqual(['asked', 'cleared after SIGTERM'])
  })

  test('is killed without being asked', async () => {
    const child = startSleeper()
    await prepareEnding(child, () => ask(child), clear(child)).kill()
    expect(done).toEqual(['cleared after SIGKILL'])
  })

  test('is killed when it can no longer be asked', async () => {
    const child = startSleeper()
    const failing = () => Promise.reject(new Error('the connection is closed'))
    await prepareEnding(child, failing, clear(child)).close()
    expect(done).toEqual(['cleared after SIGKILL'])
  })

  test('has gone even where the asking is never answered', async () => {
    const child = startSleeper()
    const unanswered = () => {
      ask(child)
      return new Promise<void>(() => {})
    }
    await prepareEnding(child, unanswered, clear(child)).close()
    expect(done).toEqual(['asked', 'cleared after SIGTERM'])
  })

  test('ends once, however often and by whatever way it is ended', async () => {
    const child = startSleeper()
    const ending = prepareEnding(child, () => ask(child), clear(child))
    await Promise.all([ending.close(), ending.close(), ending.kill()])
    await ending.kill()
    expect(done).toEqual(['asked', 'cleared after SIGTERM'])
  })

  test('that has gone by itself is only cleared up behind', async () => {
    const child = startSleeper()
    const ending = prepareEnding(child, () => ask(child), clear(child))
    child.kill('SIGINT')
    await once(child, 'exit')
    await ending.close()
    expect(done).toEqual(['cleared after SIGINT'])
  })
})

function startSleeper(): ChildProcess {
  const child = spawn('sleep', ['60'], { detached: true, stdio: 'ignore' })
  children.push(child)
  return child
}

function ask(child: ChildProcess): void {
  done.push('asked')
  child.kill('SIGTERM')
}

function clear(child: ChildProcess): () => void {
  return () => done.push(`cleared after ${child.signalCode}`)
}
