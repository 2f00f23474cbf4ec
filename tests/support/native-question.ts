/** Answers Chromium's own question for leave, which no driver reaches: as its reader does, with keys. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { FilBrowser } from './fil-browser.ts'
import { findProgram, installPackages } from './packages.ts'

const run = promisify(execFile)

/** "Deny" has the focus, and "Allow" stands behind it. Keys pressed in its first half second Chromium ignores. */
export async function answerQuestion({ display }: FilBrowser, answer: 'allow' | 'deny'): Promise<void> {
  if (!display) throw new Error('Keys need a browser with a window: headless: false.')
  await installPackages('keys for a screen', ['xdotool'])
  const program = findProgram('xdotool')
  if (!program) throw new Error('The question cannot be answered: install xdotool.')
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  const keys = answer === 'allow' ? ['Tab', 'Return'] : ['Return']
  await run(program, ['key', '--delay', '300', ...keys], { env: { ...process.env, DISPLAY: display } })
}
