import { describe, expect, test } from 'vitest'
import { writeMarkdown } from '../../utils/view/markdown.ts'
import { expectWritten, write } from '../support/written-markdown.ts'
import { parseNodes } from '../support/written-nodes.ts'

describe('above the text', () => {
  test('stand the title, who told it, when and who wrote it, and the address', () => {
    const head = { title: 'Bread * and\n <salt>', told: ['The Salt Wind', '3 May, 08:05', 'A. Writer'] }
    expect(writeMarkdown({ ...head, url: 'https://salt.example/a_(b)' }, parseNodes('<p>Text</p>'))).toBe(
      '# Bread \\* and \\<salt>\n\nThe Salt Wind · 3 May, 08:05 · A. Writer\n\n<https://salt.example/a_(b)>\n\nText\n',
    )
  })

  test('what is not known is left out, and an article without a text is its head', () => {
    expect(writeMarkdown({ title: 'T', told: [], image: 'https://a.example/1.jpg' })).toBe(
      '# T\n\n![](https://a.example/1.jpg)\n',
    )
    expect(writeMarkdown({ title: 'T', told: ['Source', undefined, ''] })).toBe('# T\n\nSource\n')
  })
})

describe('blocks', () => {
  test('paragraphs, headings and lines stand apart, however they are boxed', () => {
    expectWritten([
      [
        '<p>One</p>\n<div><section><p>Two</p></section>three <b>four</b><p>Five</p></div>',
        'One\n\nTwo\n\nthree **four**\n\nFive',
      ],
      ['<h2>A <i>b</i></h2><h3>C<br>D</h3><h6>E #</h6><hr>', '## A *b*\n\n### C D\n\n###### E \\#\n\n---'],
      ['<p> </p><p>&nbsp;</p><h2> </h2><ul></ul><blockquote> </blockquote><!-- x -->', ''],
      ['<p>a<br>b<br/><br>c <br> d</p>', 'a\\\nb\n\nc\\\nd'],
      ['<details><summary>More</summary><p>Said</p></details>', '**More**\n\nSaid'],
      ['<dl><dt>Term</dt><dd>What it means</dd></dl>', '**Term**\n\nWhat it means'],
    ])
  })

  test('lists keep their numbers, their nesting and, where an item has several blocks, their room', () => {
    expectWritten([
      ['<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>', '- a\n- b\n  - c'],
      ['<ol start="9"><li>a</li><li>b<ol><li>c</li></ol></li></ol>', '9. a\n10. b\n    1. c'],
      ['<ul><li><p>a</p><p>b</p></li><li>c</li></ul>', '- a\n\n  b\n\n- c'],
      ['<ul><li>a</li></ul><ul><li>b</li></ul><ul><li>c</li></ul>', '- a\n\n* b\n\n- c'],
      ['<ol><li>a</li></ol> <ol><li>b</li></ol>', '1. a\n\n1) b'],
      ['<ul><li>a</li></ul><p>x</p><ul><li>b</li></ul>', '- a\n\nx\n\n- b'],
      ['<ul><li> </li><ul><li>loose</li></ul><p>box</p></ul>', '- - loose\n- box'],
      ['<ol start="-3"><li>a</li></ol>', '1. a'],
      ['<ul><li><pre>x\n\ny</pre></li></ul>', '- ```\n  x\n\n  y\n  ```'],
    ])
  })

  test('quotations are marked line by line, also within each other', () => {
    expectWritten([
      ['<blockquote><p>a<br>b</p><blockquote>c</blockquote></blockquote>', '> a\\\n> b\n>\n> > c'],
      ['<blockquote>a</blockquote><blockquote>b</blockquote>', '> a\n\n> b'],
    ])
  })

  test('code is fenced by more signs than it holds, as it stands', () => {
    expectWritten([
      ['<pre><code>if (a &lt; b) {\n  *c*\n}\n</code></pre>', '```\nif (a < b) {\n  *c*\n}\n```'],
      ['<pre>````\na<br>b</pre>', '`````\n````\na\nb\n`````'],
      [
        '<p>The <code>a`b</code>, <code>`c`</code>, <kbd>Esc</kbd> and <code> </code>.</p>',
        'The ``a`b``, `` `c` ``, `Esc` and .',
      ],
    ])
  })

  test('a picture stands with its words and its caption', () => {
    expectWritten([
      [
        '<figure><img src="https://a.example/b (1).jpg" alt="The [quay]"><figcaption>By <a href="https://a.example/">A</a></figcaption></figure>',
        '![The \\[quay\\]](<https://a.example/b%20(1).jpg>)\n\nBy [A](https://a.example/)',
      ],
      [
        '<p><a href="https://a.example/"><img src="https://a.example/b.jpg" alt=""></a></p>',
        '[![](https://a.example/b.jpg)](https://a.example/)',
      ],
      ['<p><img alt="Only words"></p>', 'Only words'],
    ])
  })
})

describe('tables', () => {
  test('have their first line of headings, or an empty one', () => {
    expectWritten([
      [
        '<table><caption>Tides</caption><thead><tr><th>Day</th><th>High</th></tr></thead><tbody><tr><td>Mon</td><td><b>3</b> m</td></tr></tbody></table>',
        'Tides\n\n| Day | High |\n| --- | --- |\n| Mon | **3** m |',
      ],
      ['<table><tr><td>a</td><td>b</td></tr></table>', '|  |  |\n| --- | --- |\n| a | b |'],
    ])
  })

  test('keep each cell in its column where others span several', () => {
    expectWritten([
      [
        '<table><tr><th>a</th><th colspan="2">b</th></tr><tr><td rowspan="2">c</td><td>d</td><td>e</td></tr><tr><td>f</td><td>g</td></tr></table>',
        '| a | b |  |\n| --- | --- | --- |\n| c | d | e |\n|  | f | g |',
      ],
      [
        '<table><tr><th>a</th><th colspan="99999999">b</th></tr></table>',
        `| a | b |${'  |'.repeat(99)}\n|${' --- |'.repeat(101)}`,
      ],
    ])
  })

  test('hold breaks, paragraphs and bars within their cells', () => {
    expectWritten([
      [
        '<table><tr><th>a|b</th><th><code>c|d</code></th></tr><tr><td><p>e</p><p>f<br>g</p></td><td><ul><li>h</li></ul></td></tr></table>',
        '| a\\|b | `c\\|d` |\n| --- | --- |\n| e<br>f<br>g | h |',
      ],
    ])
  })

  test('of one column are no tables, and one in another stays in its cell', () => {
    expectWritten([
      ['<table><tr><td><p>a</p><ul><li>b</li></ul></td></tr></table>', 'a\n\n- b'],
      [
        '<table><tr><th>a</th><th><table><tr><td>b</td><td>c</td></tr></table></th></tr></table>',
        '| a | bc |\n| --- | --- |',
      ],
    ])
  })
})

describe('notes', () => {
  const mark = (nth: number) => `<sup><a id="note-${nth + 10}" href="#note-${nth}">${nth}</a></sup>`
  const note = (nth: number, words: string) =>
    `<li id="note-${nth}">${words} <a href="#note-${nth + 10}">↩</a></li>`

  test('are what Markdown calls footnotes, whatever their marks were', () => {
    expectWritten([
      [
        `<p>One${mark(1)} and two${mark(2)}.</p><h2>Notes</h2><ol>${note(1, '<p>First</p><p>more</p>')}${note(2, 'Second')}</ol>`,
        'One[^1] and two[^2].\n\n## Notes\n\n[^1]: First\n\n    more\n\n[^2]: Second',
      ],
      [
        '<p>One<a id="note-2" href="#note-1">*</a></p><p id="note-1"><a href="#note-2">*</a> Said so</p>',
        'One[^1]\n\n[^1]: Said so',
      ],
    ])
  })

  test('marked twice are written once', () => {
    expect(write(`<p>a${mark(1)} b<a href="#note-1">1</a></p><ol>${note(1, 'c')}</ol>`)).toBe(
      'a[^1] b[^1]\n\n[^1]: c',
    )
  })

  test('a table of contents is its words', () => {
    expectWritten([
      [
        '<ul><li><a href="#note-1">Part one</a></li></ul><h2 id="note-1">Part one</h2><p>a</p>',
        '- Part one\n\n## Part one\n\na',
      ],
      ['<p><a href="#note-9">gone</a></p>', 'gone'],
    ])
  })
})

test('what is written to take long is written in a moment', () => {
  const gap = '\u00a0'.repeat(100_000)
  const texts = [
    '<b>a* </b>'.repeat(20_000),
    `<b>a${gap}b</b>`,
    `<pre>a${gap}b</pre>`,
    `<h2>${'#'.repeat(100_000)}a</h2>`,
    `<table><tr><td>a</td><td>a${'<br>'.repeat(50_000)}b</td></tr></table>`,
    `<p>${'`'.repeat(50_000)}</p>`,
    `${'<a href="#note-1">1</a>'.repeat(10_000)}<p id="note-1">${'<a href="#note-1">1</a>'.repeat(10_000)}</p>`,
  ]
  for (const text of texts) {
    const startedAt = performance.now()
    expect(write(text).length).toBeGreaterThan(0)
    expect(performance.now() - startedAt, text.slice(0, 40)).toBeLessThan(1_000)
  }
})
