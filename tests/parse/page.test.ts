import { describe, expect, test } from 'vitest'
import { parse } from '../../utils/parse/parse.ts'

const now = Date.parse('2026-03-10T10:00:00Z')
const context = { url: 'https://site.example/', timeZone: 'UTC' }

const lines = [9, 8, 7, 6, 5].map(
  (hour) => `<li><time>0${hour}:05</time> <a href="/p/${hour}">A headline of the hour ${hour}</a></li>`,
)
const page = `<!doctype html><html lang="en"><body><ul>${lines.join('')}</ul></body></html>`
const feed =
  '<rss version="2.0"><channel><title>T</title><item><title>A</title><link>https://site.example/a</link></item>'

describe('a page', () => {
  test('that is whole vouches for its headlines', () => {
    const parsed = parse(page, context, now)
    expect(parsed).toMatchObject({ reading: { kind: 'ticker' } })
    expect(parsed).not.toHaveProperty('isTruncated')
  })

  test('that breaks off does not', () => {
    const broken = page.slice(0, page.indexOf('</ul>'))
    expect(parse(broken, context, now)).toMatchObject({ reading: { kind: 'ticker' }, isTruncated: true })
  })

  test('that is a part of one needs no end', () => {
    expect(parse(`<!doctype html><ul>${lines.join('')}</ul>`, context, now)).not.toHaveProperty('isTruncated')
  })

  test('around a feed that breaks off does not either', () => {
    const around = (text: string) => `<!doctype html><html><body><pre>${text}</pre></body></html>`
    expect(parse(around(feed), context, now)).toMatchObject({ isTruncated: true })
    const whole = parse(around(`${feed}</channel></rss>`), context, now)
    expect(whole).toMatchObject({ reading: { stories: [{ title: 'A' }] } })
    expect(whole).not.toHaveProperty('isTruncated')
  })
})
