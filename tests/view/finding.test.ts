import 'fake-indexeddb/auto'
import { signal } from '@preact/signals'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Source } from '../../utils/model.ts'
import { openFinding } from '../../utils/view/finding.ts'
import { poll } from '../support/deeds.ts'
import { eventually } from '../support/eventually.ts'
import { emptyStore, now, putSource } from '../support/fill-store.ts'

beforeEach(async () => {
  await emptyStore()
  await putSource(1)
  await tell('Rain in Fes')
})

const timeZone = 'Africa/Casablanca'
const open = (clock = signal(now)) => openFinding({ sources: signal(sources), now: clock, timeZone })
const sources = [{ id: 1, title: 'Le Matin' } as Source]

/** Its id is one more than that of the story before. */
const tell = (title: string) => poll(1, [{ key: title, title, publishedAt: now }], now)

const expectFound = (finding: ReturnType<typeof open>, ids: number[]) =>
  eventually(() => expect([1, 2, 3].filter((id) => finding.result.value?.has(id))).toEqual(ids))

describe('what is looked for', () => {
  test('is found once the words are read, and nothing is looked for before or after', async () => {
    const finding = open()
    expect(finding.result.value).toBeUndefined()
    finding.text.value = 'rain'
    await expectFound(finding, [1])
    finding.close()
    expect([finding.text.value, finding.result.value]).toEqual([undefined, undefined])
  })

  test('is found in what comes while it is being looked for', async () => {
    const finding = open()
    finding.text.value = 'rain'
    await expectFound(finding, [1])
    await tell('More rain')
    finding.renew([2])
    await expectFound(finding, [1, 2])
    await tell('Rain again')
    finding.renew()
    await expectFound(finding, [1, 2, 3])
  })

  test.each(['named', 'not named'])(
    'is found in what comes while the words are being read, %s',
    async (how) => {
      const finding = open()
      finding.text.value = 'rain'
      await tell('More rain')
      expect(finding.result.value).toBeUndefined()
      finding.renew(how === 'named' ? [2] : undefined)
      await expectFound(finding, [1, 2])
    },
  )

  test('is let go where the search is closed while the words are being read', async () => {
    const finding = open()
    finding.text.value = 'rain'
    finding.renew([1])
    finding.close()
    await tell('More rain')
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(finding.result.value).toBeUndefined()
    finding.text.value = 'rain'
    await expectFound(finding, [1, 2])
  })
})

test('a day that is told by its distance is another one from midnight on, and the same until then', async () => {
  const clock = signal(now)
  const finding = open(clock)
  const readFrom = () => finding.result.value?.query.fromAt
  finding.text.value = 'after:today'
  await eventually(() => expect(readFrom()).toBeDefined())
  const midnight = Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO(timeZone)
    .add({ days: 1 })
    .startOfDay().epochMilliseconds
  const before = finding.result.value
  clock.value = midnight - 1
  expect(finding.result.value).toBe(before)
  clock.value = midnight
  expect(readFrom()).toBe(midnight)
})

test.each([
  ['source:nobody rain', true],
  ['source:matin', false],
  // Its name is known, also where it is not wanted.
  ['source:matin -source:matin', false],
  ['-source:nobody', false],
  ['rain', false],
])('whether a source is asked for that nobody follows: %s', async (typed, isUnknown) => {
  const finding = open()
  finding.text.value = typed
  await eventually(() => expect(finding.result.value?.isSourceUnknown).toBe(isUnknown))
})

test('what is no date is told for as long as it is typed, also where nothing else is asked for', () => {
  const finding = open()
  finding.text.value = 'before:banana'
  expect(finding.misread.value).toEqual({ operator: 'before', value: 'banana' })
  expect(finding.result.value).toBeUndefined()
  finding.close()
  expect(finding.misread.value).toBeUndefined()
})
