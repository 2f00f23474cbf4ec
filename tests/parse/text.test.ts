import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clipText, decodeText, foldText, readHtml, readLanguage, stripTags } from '../../utils/parse/text.ts'
import { expectWithin } from '../support/cpu-time.ts'

describe('a line', () => {
  test.each([
    ['  two \n\t words ', 'two words'],
    ['narrow\u202f! no-break\u00a0: kept', 'narrow\u202f! no-break\u00a0: kept'],
    ['two\u00a0\u00a0or \u00a0mixed', 'two or mixed'],
    ['line\u2028separator', 'line separator'],
    ['\u202ereversed\u202c \u2066isolated\u2069', 'reversed isolated'],
    ['zero\u200bwidth\u2060joined\ufeff', 'zerowidthjoined'],
    ['soft\u00adhyphen', 'softhyphen'],
    ['nul\u0000 bell\u0007 escape\u001b[31m', 'nul bell escape [31m'],
    ['\u200f\u200eends\u200e ', 'ends'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['👩\u200d🚀', '👩\u200d🚀'],
    ['next\u0085line\u0085', 'next line'],
    ['half \ud83d', 'half \ufffd'],
    [' \u200b\u202e\u0001 ', ''],
    ['', ''],
  ])('%j reads %j', (text, line) => {
    expect(foldText(text)).toBe(line)
  })

  test('folded once is folded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const line = foldText(text)
        expect(foldText(line)).toBe(line)
        expect(line).not.toMatch(/[\n\r\u202a-\u202e\u2066-\u2069]/)
        expect(line.isWellFormed()).toBe(true)
      }),
    )
  })

  test('of a million spaces or marks takes no time', () => {
    expectWithin(1000, () => {
      for (const sign of [' ', '\u00a0', '\u200e ', '\n\t', '\u202e']) foldText(`x${sign.repeat(500_000)}x`)
    })
  })
})

describe('a text that is too long', () => {
  test.each([
    ['one two three', 13, 'one two three'],
    ['one two three', 12, 'one two…'],
    ['onetwothreefour', 8, 'onetwoth…'],
    ['a bcdefghijklmn', 10, 'a bcdefghi…'],
    ['abc 😀😀', 5, 'abc…'],
  ])('%j in %i characters is %j', (text, most, clipped) => {
    expect(clipText(text, most)).toBe(clipped)
  })

  test('is never cut within a character', () => {
    expect(clipText('😀'.repeat(10), 5).isWellFormed()).toBe(true)
  })
})

describe('the text of HTML', () => {
  test.each([
    ['plain', 'plain'],
    ['a &amp; b &eacute; &#8217; &copy', 'a & b é ’ ©'],
    ['<p>One</p><p>Two</p>', 'One Two'],
    ['one<br>two<br/>three', 'one two three'],
    ['un<b>bro</b>ken <em>w</em>ord', 'unbroken word'],
    ['<script>window.pwn=1</script>hello<style>p{}</style>', 'hello'],
    ['before <svg><title>x</title></svg> after', 'before after'],
    ['<template><p>x</p></template><noscript>y</noscript>z', 'z'],
    ['1 < 2 & 3 > 2', '1 < 2 & 3 > 2'],
    ['&lt;b&gt; is a tag', '<b> is a tag'],
    ['&amp;lt; decoded once', '&lt; decoded once'],
    ['<ul><li>a</li><li>b</li></ul>', 'a b'],
    ['<!-- comment -->text', 'text'],
    ['<p title="a > b">quoted</p>', 'quoted'],
    ['unclosed <b', 'unclosed'],
  ])('%j is %j', (html, text) => {
    expect(readHtml(html)).toBe(text)
  })

  test('is read no further than it is wanted', () => {
    expectWithin(200, () => {
      expect(readHtml(`${'word '.repeat(100)}${'<p>word</p>'.repeat(1_000_000)}`, 50)).toHaveLength(50)
    })
  })

  test('takes less than a second for a megabyte of any nesting', () => {
    expectWithin(2000, () => {
      for (const tag of ['<div>', '<p><b', '<svg>', '<', '&', '</p>', '<a href="', '<script>'])
        readHtml(tag.repeat(1_000_000 / tag.length))
    })
  })
})

describe('markup in a headline', () => {
  test.each([
    ['a <b> c', 'a <b> c'],
    ['a </b> c', 'a </b> c'],
    ['a <b>c</b>', 'a c'],
    ['a<br/>b', 'a b'],
    ['x<img src=x onerror=alert(1)>y', 'x y'],
    ['<p>One</p><p>Two</p>', ' One  Two '],
    ["<span class='currency'>₹</span>4,000", '₹4,000'],
    ['<script>x</script>', '<script>x</script>'],
    ['Map<String, Integer> and List<T></T>', 'Map<String, Integer> and List<T></T>'],
    ['1 < 2 > 0', '1 < 2 > 0'],
    ['<EM>loud</em>', 'loud'],
    ['I <3 <i>you</i>', 'I <3 you'],
  ])('%j is %j', (title, text) => {
    expect(stripTags(title)).toBe(text)
  })

  test('takes no time in a megabyte of it', () => {
    expectWithin(1500, () => {
      for (const tag of ['<b>', '<b ', '</b>', '<b>x</b>', '<']) stripTags(tag.repeat(1_000_000 / tag.length))
    })
  })
})

test('entities are decoded once', () => {
  expect(decodeText('&amp;eacute; &eacute; &#x1F600;')).toBe('&eacute; é 😀')
})

test.each([
  ['fr', 'fr'],
  ['en_US', 'en-US'],
  [' ar-MA ', 'ar-MA'],
  ['zh-Hant-TW', 'zh-Hant-TW'],
])('%j is the language %s', (written, language) => {
  expect(readLanguage(written)).toEqual({ language })
})

test.each([undefined, '', 'français', 'a', 'en us', '<b>', 'x'.repeat(100)])(
  '%j is no language',
  (written) => {
    expect(readLanguage(written)).toEqual({})
  },
)
