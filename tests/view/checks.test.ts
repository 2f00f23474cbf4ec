import { expect, test } from 'vitest'
import type { Source } from '../../utils/model.ts'
import { summariseChecks } from '../../utils/view/checks.ts'

function source(fields: Partial<Source>): Source {
  return {
    id: 1,
    url: 'https://example.org/',
    kind: 'feed',
    title: 'Example',
    timeZone: 'UTC',
    addedAt: 0,
    validators: {},
    nextCheckAt: 1000,
    failures: 0,
    ...fields,
  }
}

test('the last check is the newest, the next one the soonest', () => {
  const checks = summariseChecks([
    source({ checkedAt: 500, nextCheckAt: 900 }),
    source({ checkedAt: 700, nextCheckAt: 800 }),
  ])
  expect(checks).toMatchObject({ lastAt: 700, nextAt: 800 })
})

test('progress counts those that were checked since the reader asked', () => {
  const asked = { askedAt: 600, nextCheckAt: 600 }
  const sources = [
    source({ ...asked, checkedAt: 650 }),
    source({ ...asked, checkedAt: 500 }),
    source({ ...asked }),
  ]
  expect(summariseChecks(sources).progress).toEqual({ done: 1, total: 3 })
})

test('there is no progress when all are done, and none when nobody asked', () => {
  expect(summariseChecks([source({ askedAt: 600, checkedAt: 600 })])).not.toHaveProperty('progress')
  expect(summariseChecks([source({ checkedAt: 600 })])).not.toHaveProperty('progress')
})

test('a source whose server asked to wait is not waited for', () => {
  const sources = [source({ askedAt: 600, checkedAt: 700 }), source({ askedAt: 200, checkedAt: 300 })]
  expect(summariseChecks(sources)).not.toHaveProperty('progress')
})

test('nor is one that is held since with the rest of its host', () => {
  const sources = [
    source({ askedAt: 600, checkedAt: 650 }),
    source({ askedAt: 600, checkedAt: 500, nextCheckAt: 9000 }),
  ]
  expect(summariseChecks(sources)).not.toHaveProperty('progress')
})

test('sources in trouble are named', () => {
  const troubled = source({ trouble: { reason: 'timeout' } })
  expect(summariseChecks([source({}), troubled]).troubled).toEqual([troubled])
})

test('a source that was asked while there was no network is not in trouble', () => {
  expect(summariseChecks([source({ trouble: { reason: 'offline' } })]).troubled).toEqual([])
})

test('without sources there is nothing to tell', () => {
  expect(summariseChecks([])).toEqual({ troubled: [] })
})
