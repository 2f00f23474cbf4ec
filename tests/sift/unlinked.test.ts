/** A headline that led nowhere, as a ticker's lead may, is the same story once it has an address. */
import { describe, expect, test } from 'vitest'
import type { Story, StoryRow } from '../../utils/model.ts'
import { sift } from '../../utils/sift/sift.ts'

const now = Date.parse('2026-03-10T09:00:00Z')
const hour = 60 * 60_000

const name = 'le port de nador ouvre ses quais'
const linked: Story = {
  key: 'https://fil.example/nador',
  url: 'https://fil.example/nador',
  title: 'Le port de Nador ouvre ses quais',
  publishedAt: now - hour,
}
const lead: StoryRow = {
  id: 4,
  sourceId: 7,
  key: name,
  title: linked.title,
  at: now - 2 * hour,
  seenAt: now,
  lead: 1,
}
const names = new Map([[linked.key, name]])
const siftBeside = (row: StoryRow, stories = [linked], unlinked: Map<string, string> | undefined = names) =>
  sift(stories, { rows: [row], forgotten: [] }, now, unlinked).map(({ kind }) => kind)

describe('a story with an address', () => {
  test('is the one that had none under its name', () => {
    expect(sift([linked], { rows: [lead], forgotten: [] }, now, names)).toEqual([
      { kind: 'edited', id: 4, story: linked },
    ])
  })

  test('is that one too where neither has a time of its own', () => {
    const { publishedAt: _, ...timeless } = linked
    expect(siftBeside(lead, [timeless])).toEqual(['edited'])
  })

  test.each([
    ['named otherwise', { ...lead, key: 'le port de safi ferme ses quais' }],
    ['of another day', { ...lead, at: now - 26 * hour }],
    ['with an address of its own', { ...lead, url: 'https://fil.example/other' }],
  ])('is another than one %s', (_how, row) => {
    expect(siftBeside(row)).toEqual(['new'])
  })

  test('is another than one that is still told beside it', () => {
    expect(siftBeside(lead, [linked, { key: name, title: linked.title }])).toEqual(['new'])
  })

  test('is another where no names are known, as of a feed', () => {
    expect(siftBeside(lead, [linked], new Map())).toEqual(['new'])
    expect(sift([linked], { rows: [lead], forgotten: [] }, now)).toMatchObject([{ kind: 'new' }])
  })

  test('is the only one that takes it over', () => {
    const twin = { ...linked, key: 'https://fil.example/twin', url: 'https://fil.example/twin' }
    const both = new Map([...names, [twin.key, name]])
    expect(siftBeside(lead, [linked, twin], both).sort()).toEqual(['edited', 'new'])
  })
})
