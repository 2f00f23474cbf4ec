import { expect, test } from 'vitest'
import { findHiddenHost, nameHost } from '../../utils/view/shown-host.ts'
import { expectWithin } from '../support/cpu-time.ts'

test.each([
  ['good.example', 'https://evil.example/', 'evil.example'],
  ['https://good.example/login', 'https://evil.example/login', 'evil.example'],
  ['www.good.example', 'https://good.example.evil.example/', 'good.example.evil.example'],
  ['  (good.example) ', 'https://evil.example:8443/', 'evil.example:8443'],
  ['\u200bgood.example', 'https://evil.example/', 'evil.example'],
  ['apple.com', 'https://аррӏе.com/', 'xn--80ak6aa92e.com'],
  ['аррӏе.com', 'https://аррӏе.com/', 'xn--80ak6aa92e.com'],
  ['bank.good.example', 'https://good.example/', 'good.example'],
  ['good.example', 'mailto:thief@evil.example', 'thief@evil.example'],
])('"%s" hides that %s is of %s', (text, address, host) => {
  expect(findHiddenHost(text, new URL(address))).toBe(host)
})

test.each([
  ['good.example', 'https://good.example/a'],
  ['Good.Example', 'https://www.good.example/a'],
  ['www.good.example', 'https://good.example/'],
  ['good.example', 'https://news.good.example/a'],
  ['the report', 'https://evil.example/'],
  ['read good.example for more', 'https://evil.example/'],
  ['v1.2', 'https://evil.example/'],
  ['', 'https://evil.example/'],
])('"%s" tells the truth of %s, or nothing', (text, address) => {
  expect(findHiddenHost(text, new URL(address))).toBeUndefined()
})

test('a host is named as the network knows it', () => {
  expect(nameHost(new URL('https://münchen.example/a'))).toBe('xn--mnchen-3ya.example')
  expect(nameHost(new URL('mailto:a@b.example'))).toBe('a@b.example')
})

test.each([['a.'], ['a'], ['@'], ['('], ['/'], ['\u200b']])('%s without end takes no time', (piece) => {
  expectWithin(1_000, () => findHiddenHost(piece.repeat(50_000), new URL('https://evil.example/')))
})
