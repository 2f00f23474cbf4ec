import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { resolveContent } from '../../utils/parse/content.ts'
import { expectWithin } from '../support/cpu-time.ts'

const base = 'https://s.example/news/story.html'

describe('addresses within a text', () => {
  test.each([
    ['<a href="/x">', '<a href="https://s.example/x">'],
    ['<a href=x>', '<a href="https://s.example/news/x">'],
    ["<a class='c' href='x'>", `<a class='c' href="https://s.example/news/x">`],
    ['<A HREF="//o.example/x">', '<A HREF="https://o.example/x">'],
    ['<a href="?a=1&amp;b=2">', '<a href="https://s.example/news/story.html?a=1&amp;b=2">'],
    ['<a href="?a=1&b=2">', '<a href="https://s.example/news/story.html?a=1&amp;b=2">'],
    ['<img\nsrc = "p.jpg"\nalt="A > B">', '<img\nsrc = "https://s.example/news/p.jpg"\nalt="A > B">'],
    [
      '<video poster="p.jpg" src="v.mp4">',
      '<video poster="https://s.example/news/p.jpg" src="https://s.example/news/v.mp4">',
    ],
    ['<blockquote cite="/c">', '<blockquote cite="https://s.example/c">'],
    [
      '<img srcset="a.jpg 1x, /b.jpg 2x">',
      '<img srcset="https://s.example/news/a.jpg 1x, https://s.example/b.jpg 2x">',
    ],
    ['<img srcset="https://o.example/a,b.jpg 300w">', '<img srcset="https://o.example/a,b.jpg 300w">'],
    ['<a href="x\u0022onclick=y">', '<a href="https://s.example/news/x"onclick=y">'],
  ])('%s become whole', (html, whole) => {
    expect(resolveContent(html, base)).toBe(whole)
  })

  test.each([
    'no markup at all, though href="x" stands there',
    '<a href="https://o.example/x">',
    '<a href="#notes">',
    '<a href="">',
    '<a href="mailto:a@s.example">',
    '<a href="javascript:alert(1)">',
    '<a href="  jav&#x09;ascript:alert(1)">',
    '<img src="data:image/gif;base64,R0lGOD">',
    '<a data-href="/x" hrefs="/y">',
    '<p>a < b href="/x"</p>',
    '<a href="http://[bad">',
  ])('%s stay as they are', (html) => {
    expect(resolveContent(html, base)).toBe(html)
  })

  test('are made whole once', () => {
    fc.assert(
      fc.property(fc.string(), fc.webPath(), (text, path) => {
        const once = resolveContent(`${text}<a href="${path}">${text}</a>`, base)
        expect(resolveContent(once, base)).toBe(once)
      }),
    )
  })

  test('cost less than a second in a megabyte of anything', () => {
    expectWithin(2500, () => {
      for (const piece of [
        '<a href="',
        '<a href="/x">',
        '<p><b',
        '<img srcset="a, ',
        ' href',
        '<a ',
        '<a x="\'',
      ]) {
        resolveContent(` href=${piece.repeat(1_000_000 / piece.length)}`, base)
      }
    })
  })
})
