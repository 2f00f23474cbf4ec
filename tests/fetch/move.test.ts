import { expect, test } from 'vitest'
import { followMove } from '../../utils/fetch/move.ts'

const now = Date.parse('2026-03-10T09:00:00Z')
const day = 24 * 60 * 60_000
const old = 'http://old.example/feed'
const other = 'https://new.example/feed'

/** Plays answers, each a number of days after the first, and gives the address at the end. */
function play(answers: [days: number, finalUrl: string][], url = old): string {
  let source: Parameters<typeof followMove>[0] = { url }
  for (const [days, finalUrl] of answers) {
    const { url, moved } = followMove(source, finalUrl, now + days * day)
    source = { url, ...(moved && { moved }) }
  }
  return source.url
}

test('an address changes after three identical redirects over three days', () => {
  expect(
    play([
      [0, other],
      [1, other],
      [3, other],
    ]),
  ).toBe(other)
})

test('three redirects within an hour change nothing', () => {
  expect(
    play([
      [0, other],
      [0.01, other],
      [0.02, other],
      [2.9, other],
    ]),
  ).toBe(old)
})

test('two redirects four days apart change nothing', () => {
  expect(
    play([
      [0, other],
      [4, other],
    ]),
  ).toBe(old)
})

test('a redirect to elsewhere in between begins the count anew', () => {
  expect(
    play([
      [0, other],
      [1, 'https://third.example/feed'],
      [3, other],
      [4, other],
    ]),
  ).toBe(old)
})

test('an answer without a redirect ends the count', () => {
  expect(
    play([
      [0, other],
      [1, old],
      [3, other],
      [4, other],
    ]),
  ).toBe(old)
})

test('a safe address never becomes an unsafe one', () => {
  const safe = 'https://old.example/feed'
  expect(
    play(
      [
        [0, old],
        [2, old],
        [5, old],
        [9, old],
      ],
      safe,
    ),
  ).toBe(safe)
})
