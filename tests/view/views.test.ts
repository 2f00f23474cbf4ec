import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Source } from '../../utils/model.ts'
import { isSameView, isThere, readView, type View, writeView } from '../../utils/view/views.ts'

const anyView: fc.Arbitrary<View> = fc.oneof(
  fc.constantFrom<View>({ kind: 'all' }, { kind: 'unread' }, { kind: 'saved' }),
  fc.string({ unit: 'binary', minLength: 1 }).map((folder): View => ({ kind: 'folder', folder })),
  fc.integer({ min: 1 }).map((sourceId): View => ({ kind: 'source', sourceId })),
)

describe('a view', () => {
  test.each<[string, View]>([
    ['all', { kind: 'all' }],
    ['unread', { kind: 'unread' }],
    ['saved', { kind: 'saved' }],
    ['folder:News: the World', { kind: 'folder', folder: 'News: the World' }],
    ['folder:أخبار', { kind: 'folder', folder: 'أخبار' }],
    ['folder:two\nlines', { kind: 'folder', folder: 'two\nlines' }],
    ['folder:saved', { kind: 'folder', folder: 'saved' }],
    ['source:12', { kind: 'source', sourceId: 12 }],
  ])('is written and read as %j', (written, view) => {
    expect(writeView(view)).toBe(written)
    expect(readView(written)).toEqual(view)
  })

  test.each([
    null,
    '',
    'folder:',
    'folder',
    'source:',
    'source:x',
    'source:1.5',
    'source:-1',
    'nonsense',
    ':',
    '{}',
  ])('is that of all where %j was written', (written) => {
    expect(readView(written)).toEqual({ kind: 'all' })
  })

  test('comes back as it was written, whatever its folder is called', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        expect(readView(writeView(view))).toEqual(view)
      }),
    )
  })

  test('is the same as another where both show the same', () => {
    fc.assert(
      fc.property(anyView, anyView, (one, other) => {
        expect(isSameView(one, structuredClone(one))).toBe(true)
        expect(isSameView(one, other)).toBe(JSON.stringify(one) === JSON.stringify(other))
      }),
    )
    expect(isSameView({ kind: 'saved' }, { kind: 'folder', folder: 'saved' })).toBe(false)
  })

  test.each<[string, View, boolean]>([
    ['of all', { kind: 'all' }, true],
    ['of a source that is followed', { kind: 'source', sourceId: 1 }, true],
    ['of a source that is not', { kind: 'source', sourceId: 2 }, false],
    ['of a folder that holds one', { kind: 'folder', folder: 'Press' }, true],
    ['of a folder that holds none', { kind: 'folder', folder: 'press' }, false],
  ])('%s is there, or not', (_name, view, expected) => {
    expect(isThere(view, [{ id: 1, folder: 'Press' } as Source])).toBe(expected)
  })

  test('never throws, whatever was written', () => {
    fc.assert(
      fc.property(fc.string(), (written) => {
        expect(readView(written)).toHaveProperty('kind')
      }),
    )
  })
})
