import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { markStories, muteSource } from '../../utils/store/acts.ts'
import { readEvidence } from './evidence.ts'
import type { FilBrowser } from './fil-browser.ts'
import { addPlainStories, emptyStore, now, putSource } from './fill-store.ts'
import { checkInvariants } from './invariants.ts'

/** Hands over what a browser would: nothing but plain data. */
const fil = {
  evaluate: async (read: () => Promise<unknown>) => JSON.parse(JSON.stringify(await read())),
} as unknown as FilBrowser

test('what is read out of a browser tells what the reader did, so that it can be judged', async () => {
  await emptyStore()
  await putSource(1, { nextCheckAt: now })
  await addPlainStories(3)
  await markStories([1, 2], 'read', now)
  await muteSource(1, now + 1, now)
  const evidence = await readEvidence(fil)
  expect(evidence.acts).toEqual([{ kind: 'read', ids: [1, 2] }, { kind: 'muted' }])
  expect(evidence.unread).toBe(1)
  expect(checkInvariants({ ...evidence, log: [], now })).toEqual([])
  expect(checkInvariants({ ...evidence, acts: [], log: [], now })).toEqual([
    'I3 "Story 0" is read unasked',
    'I3 "Story 1" is read unasked',
  ])
})
