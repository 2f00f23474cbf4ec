import 'fake-indexeddb/auto'
import { signal } from '@preact/signals'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { openFinding } from '../../utils/view/finding.ts'
import { poll } from '../support/deeds.ts'
import { emptyStore, now, putSource } from '../support/fill-store.ts'

beforeEach(async () => {
  await emptyStore()
  await putSource(1)
  await tell('Rain in Fes')
})

const open = () => openFinding({ sources: signal([]), now: signal(now), timeZone: 'Africa/Casablanca' })

/** Its id is one more than that of the story before. */
const tell = (title: string) => poll(1, [{ key: title, title, publishedAt: now }], now)

const expectFound = (finding: ReturnType<typeof open>, ids: number[]) =>
  vi.waitFor(() => expect([1, 2, 3].filter((id) => finding.result.value?.has(id))).toEqual(ids))

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
