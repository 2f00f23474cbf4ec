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
  // A browser would be tested with what an earlier build left behind.
  const isSpoilt = name === 'browser tests' && failed.some((stage) => stage.endsWith('build'))
  const isWell = !isSpoilt && (await run(command, args)) === 0
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(
    `— ${name}: ${isSpoilt ? 'not run, for want of a build' : isWell ? 'well' : 'failed'} after ${seconds} s`,
  )
  if (!isWell) failed.push(name)
}

const counts = [readReport('unit', 'unit tests'), readReport('e2e', 'browser tests')]
for (const failure of counts.flatMap(({ failures }) => failures)) console.log(`\n✗ ${failure}`)
const sum = (field: 'passed' | 'failed' | 'skipped') =>
  counts.reduce((total, count) => total + count[field], 0)
const otherStages = failed.filter((name) => name !== 'unit tests' && name !== 'browser tests').length
if (failed.length > 0) console.log(`\nNot well: ${failed.join(', ')}`)
const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : ''
console.log(`${sum('passed')} passed, ${sum('failed') + otherStages} failed${skipped}`)
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

interface Count {
  passed: number
  failed: number
  skipped: number
  /** What failed, by name, with what it said. */
  failures: string[]
}

interface Report {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: {
    name: string
    message: string
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[]
  }[]
}

/** A stage that failed without a failed test (a file that broke, an error outside of any test) is one failure itself. */
function readReport(project: string, stage: string): Count {
  const count: Count = { passed: 0, failed: 0, skipped: 0, failures: [] }
  try {
    const report: Report = JSON.parse(readFileSync(join(reports, `${project}.json`), 'utf8'))
    count.passed = report.numPassedTests
    count.failed = report.numFailedTests
    count.skipped = report.numPendingTests + report.numTodoTests
    count.failures = report.testResults.flatMap(({ name, message, assertionResults }) => [
      ...(message ? [`${name}\n${message}`] : []),
      ...assertionResults
        .filter(({ status }) => status === 'failed')
        .map(({ fullName, failureMessages }) => `${name} › ${fullName}\n${failureMessages.join('\n')}`),
    ])
  } catch {
    console.error(`The ${stage} left no report.`)
  }
  if (failed.includes(stage)) count.failed = Math.max(count.failed, 1)
  return count
}
