import { describe, expect, test } from 'vitest'
import { longestPage, trimPage } from '../../utils/parse/page.ts'
import { expectWithin } from '../support/cpu-time.ts'

describe('a page', () => {
  test('loses its scripts, styles and drawings, and nothing else', () => {
    const html =
      '<p>a</p><script>if (a < b) "</p>"</script><p>b</p><style>p{}</style><svg><path d="M0 0"/></svg><p>c<!-- d --></p>'
    expect(trimPage(html)).toBe('<p>a</p><p>b</p><p>c<!-- d --></p>')
  })

  test('keeps the data that says who wrote it and who may read it', () => {
    const html = '<script type="application/ld+json">{"a":1}</script><script type="module">x</script>'
    expect(trimPage(html)).toBe('<script type="application/ld+json">{"a":1}</script>')
  })

  test('keeps what follows a drawing without an end, and one that is empty', () => {
    expect(trimPage('<svg/><p>a</p><svg><p>b</p>')).toBe('<svg/><p>a</p><svg><p>b</p>')
  })

  test('ends where a script has no end', () => {
    expect(trimPage('<p>a</p><script>var a = "<p>b</p>"')).toBe('<p>a</p>')
  })

  test('in capitals is trimmed alike', () => {
    expect(trimPage('<P>a</P><SCRIPT>x</SCRIPT><STYLE>y</STYLE><P>b</P>')).toBe('<P>a</P><P>b</P>')
  })

  test('is cut at its limit, after it was trimmed', () => {
    const scripts = `<script>${'x'.repeat(3 * longestPage)}</script>`
    expect(trimPage(`${scripts}<p>a</p>${scripts}<p>b</p>`)).toBe('<p>a</p><p>b</p>')
    expect(trimPage(`<p>${'a'.repeat(2 * longestPage)}`)).toHaveLength(longestPage)
    const many = `<p>${'a'.repeat(longestPage / 4)}</p><script>x</script>`.repeat(8)
    expect(trimPage(many).length).toBeLessThanOrEqual(longestPage)
  })

  test('is not cut through the middle of a character', () => {
    const cut = trimPage(`${'a'.repeat(longestPage - 1)}😀`)
    expect(cut.isWellFormed()).toBe(true)
  })

  test.each([['<script'], ['<svg>'], ['<style>'], ['</script>'], ['<script><'], ['<svg><svg/>']])(
    'of %s, again and again, takes no longer than its length',
    (piece) => {
      expectWithin(2_000, () => trimPage(piece.repeat(100_000)))
    },
  )
})
