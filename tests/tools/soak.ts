/** The long run: many sources, many polls, faults among them, then fuzz; every figure printed (`npm run soak`). */
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import type { Fault } from '../newsroom/fault.ts'
import { readEvidence } from '../support/evidence.ts'
import { checkInvariants } from '../support/invariants.ts'
import { pressButton, readPanel } from '../support/read-list.ts'
import { followAll, openStage, type Stage } from '../support/stage.ts'
import { waitFor } from '../support/wait.ts'

const number = (value: string) => ({ type: 'string', default: value }) as const
const { values } = parseArgs({
  options: { sources: number('1000'), stories: number('100'), polls: number('20'), fuzz: number('100000') },
})
const [sources, stories, polls] = [values.sources, values.stories, values.polls].map(Number) as [
  number,
  number,
  number,
]

const faults: Fault[] = [
  { kind: 'status', status: 500 },
  { kind: 'status', status: 404 },
  { kind: 'reset', afterBytes: 0 },
  { kind: 'reset', afterBytes: 700 },
  { kind: 'truncate' },
  { kind: 'truncate', honest: true },
  { kind: 'html' },
  { kind: 'loop' },
  { kind: 'emptyChannel' },
  { kind: 'reordered' },
  { kind: 'newGuids' },
]

const stage = await openStage({ browser: 'chromium' }, { synthetic: { sources, stories, ports: 32 } })
try {
  await time(`${sources} sources of ${stories} stories followed`, () => followAll(stage))
  const panel = await stage.fil.openPage('sidepanel', { width: 400, height: 700 })
  await panel.waitForSelector('.row')
  for (let poll = 1; poll <= polls; poll += 1) {
    const spoilt = disturb(stage)
    await time(`poll ${poll} of ${polls}, ${spoilt} faults`, async () => {
      await panel.bringToFront()
      await pressButton(panel, 'refresh')
      const isUnderWay = async () => /of \d+ sources/.test((await readPanel(panel)).footer)
      await waitFor(isUnderWay, { timeoutMs: 30_000, saying: 'the poll to begin' })
      await waitFor(async () => !(await isUnderWay()), {
        timeoutMs: 600_000,
        everyMs: 500,
        saying: 'the poll to end',
      })
    })
  }
  const evidence = await readEvidence(stage.fil)
  const breaches = checkInvariants({ ...evidence, log: stage.newsroom.log })
  console.log(
    `${evidence.stories.length} stories stored, ${stage.newsroom.log.length} requests, ${breaches.length} breaches`,
  )
  for (const breach of breaches.slice(0, 20)) console.log(`  ${breach}`)
  if (breaches.length > 0) process.exitCode = 1
} finally {
  await stage.close()
}

console.log(`Fuzz, ${values.fuzz} runs`)
const fuzz = spawnSync(
  'vitest',
  [
    'run',
    '--config',
    'tests/vitest.config.ts',
    '--project',
    'unit',
    'tests/parse/fuzz.test.ts',
    '--testTimeout=1800000',
  ],
  { stdio: 'inherit', env: { ...process.env, FUZZ_RUNS: values.fuzz } },
)
if (fuzz.status !== 0) process.exitCode = 1

/** News at a third of the sources and a fault at one in twenty; what was wrong before is right again. */
function disturb({ newsroom }: Stage): number {
  let spoilt = 0
  for (const { id } of newsroom.sources) {
    const fault = Math.random() < 0.05 ? faults[Math.floor(Math.random() * faults.length)] : undefined
    newsroom.setFault(id, fault)
    if (fault) spoilt += 1
    if (Math.random() < 1 / 3) newsroom.publish(id)
  }
  return spoilt
}

async function time(name: string, work: () => Promise<void>): Promise<void> {
  const startedAt = performance.now()
  await work()
  console.log(`${name}: ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
}
