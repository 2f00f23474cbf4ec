import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { walkMarkup } from '../../utils/parse/markup.ts'
import { expectWithin } from '../support/cpu-time.ts'

function walk(source: string, dialect: 'xml' | 'html'): string[] {
  const steps: string[] = []
  walkMarkup(
    source,
    {
      open: (name, attributes) =>
        steps.push(`<${[name, ...[...attributes].map(([key, value]) => `${key}=${value}`)].join(' ')}>`),
      close: (name) => steps.push(`</${name}>`),
      text: (text, isCdata) => steps.push(isCdata ? `[${text}]` : text),
    },
    dialect,
  )
  return steps
}

describe('XML', () => {
  test.each([
    ['<A B="1">x</A>', ['<a b=1>', 'x', '</a>']],
    ['<a/>', ['<a>', '</a>']],
    ['x&amp;&eacute;&copy=&#233;', ['x&é&copy=é']],
    ['<![CDATA[<b>&amp;]]>', ['[<b>&amp;]']],
    ['<![CDATA[open', ['[open]']],
    ['<a b="&amp;&quot;" b="2" c=\'3\' d=4 e>', ['<a b=&" c=3 d=4 e=>']],
    ['<?xml version="1.0"?><!DOCTYPE x><!-- c --><a>', ['<a>']],
    ['<a><b></a>', ['<a>', '<b>', '</a>']],
    ['<script>a < b</script>', ['<script>', 'a ', '< b', '</script>']],
    ['torn <a', ['torn ']],
    ['torn &am', ['torn &am']],
    ['', []],
  ])('%s', (source, steps) => {
    expect(walk(source, 'xml')).toEqual(steps)
  })
})

describe('HTML', () => {
  test.each([
    ['<P>one<br/>two', ['<p>', 'one', '<br>', 'two']],
    ['<script>a < b & "</p>"</script>', ['<script>', 'a < b & "</p>"', '</script>']],
    ['<title>a <b> &amp;</title>', ['<title>', 'a <b> &', '</title>']],
    ['<a href="?a=1&copy=2&amp;b">', ['<a href=?a=1&copy=2&b>']],
    ['&copy &eacute', ['© é']],
    ['<a title="&centerdot a">&alpha1;', ['<a title=&centerdot a>', '&alpha1;']],
    ['<![CDATA[not text]]>', []],
  ])('%s', (source, steps) => {
    expect(walk(source, 'html')).toEqual(steps)
  })
})

test('tags say where they stand', () => {
  const source = 'x<a b="1">inner</ a>y'
  const inside: number[] = []
  walkMarkup(
    source,
    { open: (_n, _a, _start, end) => inside.push(end), close: (_n, start) => inside.push(start) },
    'xml',
  )
  expect(source.slice(...inside)).toBe('inner')
})

test('names that objects know are attributes like others', () => {
  expect(walk('<a __proto__="1" constructor="2">', 'xml')).toEqual(['<a __proto__=1 constructor=2>'])
})

test('the walk ends when enough is read', () => {
  let texts = 0
  walkMarkup('<a>x</a>'.repeat(1000), { text: () => texts++, isDone: () => texts === 3 }, 'html')
  expect(texts).toBe(3)
})

test('nothing makes it throw', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'<>&;!-[]/="\' a\u0000é'.split(''), 'CDATA', 'script') }),
      (source) => {
        walk(source, 'xml')
        walk(source, 'html')
      },
    ),
    { numRuns: 500 },
  )
})

test.each([
  '<div>',
  '</div>',
  '<p><b',
  '<',
  '&',
  '<![CDATA[',
  '<!--',
  '<a b="',
  '<a b=',
  '<script>',
  '<title>',
  ']]>',
])('a megabyte of %s takes less than a second in both dialects', (piece) => {
  const source = piece.repeat(1_000_000 / piece.length)
  expectWithin(1000, () => {
    walkMarkup(source, { open() {}, close() {}, text() {} }, 'xml')
    walkMarkup(source, { open() {}, close() {}, text() {} }, 'html')
  })
})
