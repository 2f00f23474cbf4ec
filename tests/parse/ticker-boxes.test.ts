/** A page becomes what its reader sees, whatever state its markup is in. */
import { describe, expect, test } from 'vitest'
import { readPage } from '../../utils/parse/ticker-boxes.ts'
import { findBox, readTextPage } from '../../utils/parse/ticker-page.ts'

/** Runs side by side are joined by a bar, lines by a slash. */
function show(html: string): string {
  const { runs } = readPage(html)
  return runs
    .map(({ text, line }, index) => {
      const before = runs[index - 1]
      const joint = before === undefined ? '' : before.line === line ? '|' : ' / '
      return joint + text.replace(/\s+/g, ' ').trim()
    })
    .join('')
}

describe('text', () => {
  test.each([
    ['stands on lines of its own in blocks', '<p>a</p><p>b</p><div>c</div>', 'a / b / c'],
    ['stands side by side in a line', '<p>a<span>b</span><b>c</b> d</p>', 'a|b|c|d'],
    ['is broken where it says so', 'a<br>b<br/>c<hr>d', 'a / b / c / d'],
    ['of blocks within blocks is not mixed', '<div>a<p>b</p>c</div>', 'a / b / c'],
    ['decodes its entities once', '<p>&eacute;&amp;amp; &#39;x&#x27; &lt;b&gt;</p>', "é&amp; 'x' <b>"],
    ['of space alone is none', '<p> </p>\n<p>&nbsp;</p><p>a</p>', 'a'],
    ['keeps the space between elements', '<p>a <b>b</b> c</p>', 'a|b|c'],
    [
      'that nobody sees is none',
      '<script>x</script><style>y</style><noscript>z</noscript><template>t</template>a',
      'a',
    ],
    ['of pictures is none', '<svg><title>x</title><text>y</text></svg><iframe>z</iframe>a', 'a'],
    ['of forms is none', '<select><option>x</option></select><textarea>y</textarea>a', 'a'],
    ['of comments is none', '<!-- x --><p>a<!-- y -->b</p>', 'ab'],
    ['keeps the lines that it was written in', '<pre>a\nb\n\nc</pre>', 'a / b / c'],
    ['with a lone sign is one run', '<p>a < b & c</p>', 'a < b & c'],
  ])('%s', (_what, html, shown) => {
    expect(show(html)).toBe(shown)
  })
})

describe('markup that is left open', () => {
  test.each([
    ['items', '<ul><li>a<li>b<li>c</ul>', ['a', 'b', 'c']],
    ['items within items', '<ul><li>a<ul><li>b<li>c</ul><li>d</ul>', ['a', 'b', 'c', 'd']],
    ['cells', '<table><tr><td>a<td>b<tr><td>c<td>d</table>', ['a', 'b', 'c', 'd']],
    ['terms', '<dl><dt>a<dd>b<dt>c<dd>d</dl>', ['a', 'b', 'c', 'd']],
    ['paragraphs', '<p>a<p>b<div>c</div>', ['a', 'b', 'c']],
    ['links', '<a href=1>a<a href=2>b</a>', ['a', 'b']],
  ])('ends %s where the next begin', (_what, html, texts) => {
    const { boxes, runs } = readPage(html)
    expect(runs.map(({ text }) => text)).toEqual(texts)
    const holders = runs.map((run) => boxes[run.box])
    expect(new Set(holders).size).toBe(texts.length)
    for (const [index, box] of holders.entries()) expect(runs[box?.from ?? -1]?.text).toBe(texts[index])
  })

  test('at the end of the page is closed there', () => {
    const { boxes, runs } = readPage('<div><ul><li><span>a')
    expect(boxes.map(({ tag, to }) => [tag, to])).toEqual(['div', 'ul', 'li', 'span'].map((tag) => [tag, 1]))
    expect(runs).toHaveLength(1)
  })

  test('closed more often than opened changes nothing', () => {
    expect(show('</div></p></li>a</b></span><p>b</p></p>')).toBe('a / b')
  })

  test('closed in the wrong order closes what is inside', () => {
    const { boxes } = readPage('<div><span>a</div>b')
    expect(boxes.map(({ tag, from, to }) => [tag, from, to])).toEqual([
      ['div', 0, 1],
      ['span', 0, 1],
    ])
  })
})

describe('a box', () => {
  test('knows its parent and its text', () => {
    const { boxes } = readPage('<ul><li><a href="/x">a</a> b</li><li>c</li></ul>')
    expect(boxes.map(({ tag, parent, from, to }) => [tag, parent, from, to])).toEqual([
      ['ul', -1, 0, 3],
      ['li', 0, 0, 2],
      ['a', 1, 0, 1],
      ['li', 0, 2, 3],
    ])
  })

  test('without text is none, unless an attribute speaks for it', () => {
    const { boxes } = readPage(
      '<div><p></p><a href="/x" title="b"></a><time datetime="2024-11-16"></time></div>',
    )
    expect(boxes.map(({ tag }) => tag)).toEqual(['div', 'a', 'time'])
  })

  test.each([
    ['href', '<a href="/x?a=1&amp;b=2">t</a>', { href: '/x?a=1&b=2' }],
    ['data-href', '<div data-href="/x">t</div>', { href: '/x' }],
    ['data-url', '<div data-url=/x>t</div>', { href: '/x' }],
    ['onclick', `<tr onclick="window.location.href='/x'"><td>t</td></tr>`, { href: '/x' }],
    ['title', '<a title="l&#39;été">t</a>', { label: "l'été" }],
    ['aria-label', '<a aria-label="b">t</a>', { label: 'b' }],
    ['datetime', '<time datetime="2024-11-16">t</time>', { stamp: '2024-11-16' }],
    ['data-timestamp', '<li data-timestamp="1731744300">t</li>', { stamp: '1731744300' }],
    ['title with a moment', '<abbr title="2024-11-16T08:05:00Z">t</abbr>', { stamp: '2024-11-16T08:05:00Z' }],
    ['CLASS', '<P CLASS="x y">t</P>', { kind: 'x y' }],
    ['class that only sounds like comments', '<div class="no-comments-yet">t</div>', { isAside: false }],
    ['the first of two', '<a href="/x" href="/y">t</a>', { href: '/x' }],
  ])('reads its %s', (_name, html, expected) => {
    expect(readPage(html).boxes[0]).toMatchObject(expected)
  })

  test.each([
    ['a menu', '<nav><ul><li>a</li></ul></nav><p>b</p>'],
    ['what plays the part of a menu', '<div role="navigation" aria-label="x"><p>a</p></div><p>b</p>'],
    ['the footer of the page', '<div><footer><p>a</p></footer></div><p>b</p>'],
    ['comments by id', '<div id="comments"><p>a</p></div><p>b</p>'],
    ['comments by class', '<ol class="comment-list"><li>a</ol><p>b</p>'],
  ])('of %s has no text', (_what, html) => {
    const { boxes, runs } = readPage(html)
    expect(runs.map(({ text }) => text)).toEqual(['b'])
    expect(boxes.some(({ isAside }) => isAside)).toBe(false)
  })

  test.each(['article', 'section', 'main', 'li'])('of the footer of its %s has text', (part) => {
    expect(readPage(`<${part}><footer>a</footer></${part}>`).runs).toHaveLength(1)
  })

  test('is found by the run that it begins with', () => {
    const page = readPage('<ul><li>a</li><li>b</li><li>c</li></ul>')
    expect([0, 1, 2, 3].map((run) => findBox(page, run))).toEqual([0, 2, 3, 4])
  })
})

describe('the head', () => {
  test('gives title, language and base', () => {
    const page = readPage(
      '<html lang=fr-MA><head><title>\n Le  Fil &amp; co</title><base href="/b/"></head><body><title>x</title>a</body>',
    )
    expect(page).toMatchObject({ title: 'Le Fil & co', language: 'fr-MA', base: '/b/' })
  })

  test('may be missing', () => {
    expect(readPage('<p>a')).toMatchObject({ title: '', runs: [{ text: 'a' }] })
  })
})

test('a page of text has a box for each of its lines', () => {
  const { boxes, runs, isText } = readTextPage('a\n\n  \nb\r\nc\rd')
  expect(runs.map(({ text, line }) => [text, line])).toEqual([
    ['a', 0],
    ['b', 3],
    ['c', 4],
    ['d', 5],
  ])
  expect(boxes).toHaveLength(4)
  expect(isText).toBe(true)
})
