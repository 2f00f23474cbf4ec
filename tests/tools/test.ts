/** Runs every check there is, one after the other, and counts from the test runners' own reports. */
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const reports = join(root, '.output/reports')

const stages: [name: string, command: string, ...args: string[]][] = [
  ['lint and format', 'biome', 'check', '.'],
  ['types', 'tsc', '--noEmit'],
  ['unit tests', ...vitest('unit')],
  ['Chromium build', 'wxt', 'build'],
  ['Firefox build', 'wxt', 'build', '--browser', 'firefox'],
  ['add-on lint', 'node', 'tests/tools/lint-addon.ts'],
  ['browser tests', ...vitest('e2e')],
]

rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

const failed: string[] = []
for (const [name, command, ...args] of stages) {
  const startedAt = performance.now()
  console.log(`\n— ${name}`)
  const code = await run(command, args)
  console.log(
    `— ${name}: ${code === 0 ? 'well' : 'failed'} after ${((performance.now() - startedAt) / 1000).toFixed(1)} s`,
  )
  if (code !== 0) failed.push(name)
}

const counts = ['unit', 'e2e'].map(readReport)
const sum = (field: 'passed' | 'failed' | 'skipped') =>
  counts.reduce((total, count) => total + count[field], 0)
if (failed.length > 0) console.log(`\nNot well: ${failed.join(', ')}`)
const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : ''
console.log(`${sum('passed')} passed, ${sum('failed')} failed${skipped}`)
process.exitCode = failed.length > 0 ? 1 : 0

function vitest(project: string): [command: string, ...args: string[]] {
  const report = `--outputFile.json=${join(reports, `${project}.json`)}`
  const reporters = ['--reporter=default', '--reporter=json', report]
  return ['vitest', 'run', '--config', 'tests/vitest.config.ts', '--project', project, ...reporters]
}

function run(command: string, args: string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
    child.on('error', (error) => {
      console.error(error.message)
      resolve(1)
    })
    child.on('close', (code) => resolve(code ?? 1))
  })
}

/** A runner that left no report has run no test, and its stage has failed already. */
function readReport(project: string): { passed: number; failed: number; skipped: number } {
  try {
    const report = JSON.parse(readFileSync(join(reports, `${project}.json`), 'utf8'))
    return { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests }
  } catch {
    return { passed: 0, failed: 0, skipped: 0 }
  }
}
