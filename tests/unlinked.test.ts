/** The lead of a page without feeds leads nowhere at first, and is a line with an address at the next check: one story. */
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { follow } from '../utils/follow.ts'
import { refresh } from '../utils/refresh.ts'
import { database } from '../utils/store/database.ts'
import { findSource } from '../utils/store/sources.ts'
import { type Newsroom, startNewsroom } from './newsroom/newsroom.ts'

const always = async () => true
const headline = 'Le port de Nador ouvre enfin ses quais'
const text = ['La mise en service', 'La seconde phase'].map(
  (start) =>
    `<p>${start} du port, attendue depuis des années, a été annoncée ce matin ${'et saluée '.repeat(9)}.</p>`,
)
const others = Array.from({ length: 6 }, (_, nth) => {
  const minute = String(10 + nth)
  return `<li>06:${minute} <a href="/s${nth}">Une nouvelle du matin, la numéro ${nth}</a></li>`
}).reverse()

let newsroom: Newsroom

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-05-12T09:00:00Z') })
  await database.delete()
  await database.open()
  newsroom = await startNewsroom()
})
afterEach(async () => {
  await newsroom.close()
  vi.useRealTimers()
})

function serve(head: string, lines: string[]): void {
  const body = `<html><head><title>Le Fil</title></head><body>${head}<ul>${lines.join('')}</ul></body></html>`
  newsroom.setFault('minute', { kind: 'bytes', body, contentType: 'text/html; charset=utf-8' })
}

test('a lead that becomes a line with an address is that story still, read as it was, with its text', async () => {
  serve(`<h2>${headline}</h2>${text.join('')}`, others)
  const { url = '' } = newsroom.sources.find(({ id }) => id === 'minute') ?? {}
  const followed = await follow(url, 'Africa/Casablanca', always)
  if ('trouble' in followed) throw new Error(followed.trouble.reason)
  const [lead] = await database.stories.filter((row) => row.lead === 1).toArray()
  expect(lead).toMatchObject({ title: headline })
  expect(lead?.url).toBeUndefined()
  await database.stories.update(lead?.id ?? 0, (row) => {
    delete row.unread
  })

  serve('', [`<li>06:32 <a href="/nador">${headline}</a></li>`, ...others])
  const source = await findSource(followed.source.id)
  if (!source) throw new Error('the source is gone')
  await refresh(source, Date.now(), always)
  const stored = await database.stories.filter(({ title }) => title === headline).toArray()
  expect(stored).toEqual([
    expect.objectContaining({ id: lead?.id, url: new URL('/nador', url).href, at: lead?.at }),
  ])
  expect(stored[0]?.unread).toBeUndefined()
  expect((await database.texts.get(lead?.id ?? 0))?.content).toContain('La mise en service')
  expect(await database.stories.count()).toBe(7)
})
