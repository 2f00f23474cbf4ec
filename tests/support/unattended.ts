/**
 * Runs Chromium with the extension and no driver attached to it, so that its worker dies of idleness as it does with
 * readers. What happens is seen only from the servers that it asks.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { listArguments, makeChromiumEnvironment } from './chromium.ts'
import type { Wishes } from './driver.ts'
import { type Ending, prepareEnding } from './ending.ts'
import { findBrowser } from './find-browser.ts'
import { keepWithUs } from './keeper.ts'
import { openProfile } from './profile.ts'

export interface Unattended extends Ending {
  extensionId: string
}

/** With the `profile` of an earlier `launchFil`, the extension finds there what it stored. */
export async function launchUnattended(wishes: Omit<Wishes, 'browser' | 'headless'>): Promise<Unattended> {
  const executable = await findBrowser('chromium')
  const profile = openProfile({ ...wishes, browser: 'chromium' })
  const { language = 'en', colorScheme = 'light', timeZone } = wishes
  const launch = { executable, profile, headless: true, language, timeZone, colorScheme, display: undefined }
  const child = spawn(
    executable,
    [
      ...listArguments(launch),
      '--headless=new',
      '--mute-audio',
      `--user-data-dir=${profile.data}`,
      '--remote-debugging-pipe',
      'about:blank',
    ],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
      detached: true,
      env: makeChromiumEnvironment(launch),
    },
  )
  const release = keepWithUs({ pid: child.pid })
  const ending = prepareEnding(
    child,
    () => tell(child, 'Browser.close'),
    () => {
      release()
      profile.remove()
    },
  )
  try {
    const { id } = await ask(child, 'Extensions.loadUnpacked', { path: profile.extension })
    return { extensionId: String(id), ...ending }
  } catch (error) {
    await ending.kill()
    throw error
  }
}

/**
 * Chrome itself ignores --load-extension, but a pipe may ask any Chromium to load one. A pipe that attaches to nothing
 * leaves the worker as mortal as it is; and the browser ends when the pipe closes.
 */
async function ask(child: ChildProcess, method: string, params: object): Promise<Record<string, unknown>> {
  tell(child, method, params)
  let received = ''
  const answers = child.stdio[4] as Readable
  for await (const chunk of answers.iterator({ destroyOnReturn: false })) {
    received += String(chunk)
    if (received.endsWith('\0')) break
  }
  const answer = JSON.parse(received.split('\0')[0] || '{}') as {
    result?: Record<string, unknown>
    error?: { message: string }
  }
  if (!answer.result) throw new Error(`Chromium would not ${method}: ${answer.error?.message ?? 'it ended'}`)
  return answer.result
}

function tell(child: ChildProcess, method: string, params: object = {}): void {
  ;(child.stdio[3] as Writable).write(`${JSON.stringify({ id: 1, method, params })}\0`)
}
