import { describe, expect, test } from 'vitest'
import { readHold } from '../../utils/fetch/hold.ts'

const now = Date.parse('2026-03-10T09:00:00Z')
const minute = 60_000
const hour = 60 * minute

describe('readHold', () => {
  const read = (status: number, headers: Record<string, string>) =>
    readHold(status, new Headers(headers), now)

  test.each([429, 503])('%d obeys Retry-After in seconds and as a date', (status) => {
    expect(read(status, { 'Retry-After': '120' })).toEqual({ heldUntilAt: now + 2 * minute })
    expect(read(status, { 'Retry-After': 'Tue, 10 Mar 2026 09:30:00 GMT' })).toEqual({
      heldUntilAt: now + 30 * minute,
    })
  })

  test.each(['', '-5', 'soon', 'Tue, 10 Mar 2026 08:00:00 GMT', '0'])(
    'Retry-After "%s" asks for nothing',
    (value) => {
      expect(read(429, { 'Retry-After': value })).toEqual({})
    },
  )

  test('an absurd wait is cut to a day', () => {
    expect(read(503, { 'Retry-After': '99999999999' })).toEqual({ heldUntilAt: now + 24 * hour })
    expect(read(200, { 'Cache-Control': 'max-age=31536000' })).toEqual({ freshUntilAt: now + 24 * hour })
  })

  test('Retry-After means nothing on other answers', () => {
    expect(read(200, { 'Retry-After': '120' })).toEqual({})
  })

  test('max-age delays the next check, and goes before Expires', () => {
    const expires = 'Tue, 10 Mar 2026 12:00:00 GMT'
    expect(read(200, { 'Cache-Control': 'public, max-age=600', Expires: expires })).toEqual({
      freshUntilAt: now + 10 * minute,
    })
    expect(read(304, { Expires: expires })).toEqual({ freshUntilAt: now + 3 * hour })
  })

  test.each(['no-cache', 'max-age=0', 's-maxage=600', 'max-age=later'])(
    'Cache-Control "%s" asks for nothing',
    (value) => {
      expect(read(200, { 'Cache-Control': value })).toEqual({})
    },
  )
})
