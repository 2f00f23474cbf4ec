import { describe, expect, test } from 'vitest'
import { settleStories } from '../../utils/parse/story.ts'

const ground = {
  base: 'https://site.example/news/',
  timeZone: 'UTC',
  now: Date.parse('2026-03-10T08:00:00Z'),
}

const imageOf = (draft: object) =>
  settleStories([{ title: 'One', links: ['https://site.example/1'], ...draft }], ground)[0]?.image

describe('the picture of a story', () => {
  test.each<[string, object, string | undefined]>([
    ['is its own', { image: 'https://pic.example/a.jpg' }, 'https://pic.example/a.jpg'],
    ['is made whole', { image: '/a.jpg' }, 'https://site.example/a.jpg'],
    ['comes over https or not at all', { image: 'http://pic.example/a.jpg' }, undefined],
    ['is none inside the reader’s own network', { image: 'https://192.168.1.1/a.jpg' }, undefined],
    ['nor on this machine', { content: '<img src="https://localhost/a.jpg">' }, undefined],
    ['is no script', { image: 'javascript:alert(1)' }, undefined],
    [
      'else the first in its text',
      { content: '<p><img alt="" src="b.png"></p>' },
      'https://site.example/news/b.png',
    ],
    [
      'with its address decoded once',
      { content: '<img src="/b?x=1&amp;y=2">' },
      'https://site.example/b?x=1&y=2',
    ],
    [
      'which is no tracker’s dot',
      { content: '<img width="1" height="1" src="/dot.gif"><img src="/b.png" width="100">' },
      'https://site.example/b.png',
    ],
    [
      'its own before that of the text',
      { image: '/a.jpg', content: '<img src="/b.png">' },
      'https://site.example/a.jpg',
    ],
    ['is none where there is none', { content: '<p>Words</p>' }, undefined],
    ['is none where it has no address', { content: '<img alt="x">' }, undefined],
  ])('%s', (_name, draft, image) => {
    expect(imageOf(draft)).toBe(image)
  })
})

test('is looked for in time that grows with the text, however many pictures begin in it and never end', () => {
  const content = '<img '.repeat(80_000)
  expect(imageOf({ content })).toBeUndefined()
})
