import { signal } from '@preact/signals'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { type LoadScreen, openArticles } from '../../components/opened-article.ts'
import type { Reading } from '../../components/reading.ts'
import type { StoryRow } from '../../utils/model.ts'
import { layOut } from '../../utils/view/order.ts'

const rows = [3, 2, 1].map((id) => ({ id, title: `Story ${id}` }) as StoryRow)
const rowOf = (id: number) => rows.find((row) => row.id === id)
const layout = layOut(
  [{ startAt: 0, endAt: 1, ids: Int32Array.of(3, 2, 1) }],
  { row: 40, heading: 20 },
  () => true,
)
const ArticleScreen = () => null

function openList(load: LoadScreen = async () => ({ ArticleScreen })) {
  const goTo = vi.fn(async (_rank: number) => {})
  const goBack = vi.fn()
  const list = { current: { goTo, goBack, rank: () => 0, pageSize: () => 1, scrollToTop: () => {} } }
  const selected = signal<number | undefined>(undefined)
  const top: Reading['top'] = { current: undefined }
  const open = vi.fn((row: StoryRow, where: string) => {
    if (where === 'reader') article.show(row)
  })
  const read = vi.fn(async (_ids: number[]) => {})
  const article = openArticles({
    panel: { layout: signal(layout), read, rowOf },
    reading: { selected, list, top },
    load,
    open,
  })
  return { article, goTo, goBack, open, read, selected, top }
}

const settle = () => new Promise((resolve) => setTimeout(resolve))
const second = rowOf(2) as StoryRow

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
})

describe('a story that is shown', () => {
  test('is the selected one, and what shows it is loaded once', async () => {
    const load = vi.fn(async () => ({ ArticleScreen }))
    const { article, selected } = openList(load)
    expect(article.screen.value).toBeUndefined()
    article.show(second)
    expect([article.row.value, selected.value]).toEqual([second, 2])
    await settle()
    expect(article.screen.value).toBe(ArticleScreen)
    article.show(rows[0] as StoryRow)
    expect(load).toHaveBeenCalledOnce()
  })

  test('needs nothing to be loaded where that was done before it was asked for', async () => {
    vi.stubGlobal('requestIdleCallback', (work: () => void) => work())
    const load = vi.fn(async () => ({ ArticleScreen }))
    const { article } = openList(load)
    article.prepare()
    await settle()
    vi.unstubAllGlobals()
    expect([article.screen.value, article.row.value]).toEqual([ArticleScreen, undefined])
    article.show(second)
    await settle()
    expect(load).toHaveBeenCalledOnce()
  })

  test('gives the focus back to its row once it is closed', async () => {
    const { article, goBack } = openList()
    article.show(second)
    article.close()
    expect(article.row.value).toBeUndefined()
    expect(goBack).not.toHaveBeenCalled()
    await settle()
    expect(goBack).toHaveBeenCalledOnce()
  })

  test('gives the focus back to what it was opened from on top of the list, but not where it is another by then', async () => {
    const focus = vi.fn()
    const button = { isConnected: true, focus } as unknown as HTMLElement
    const { article, goBack, top } = openList()
    let focused: HTMLElement | undefined = button
    top.current = { row: second, focused: () => focused, takeFocus: () => {}, turn: () => false }
    article.show(second)
    focused = undefined
    article.close()
    await settle()
    expect([focus.mock.calls.length, goBack.mock.calls.length]).toEqual([1, 0])
    focused = button
    article.show(second)
    focused = undefined
    article.step(1)
    await settle()
    article.close()
    await settle()
    expect([focus.mock.calls.length, goBack.mock.calls.length]).toEqual([1, 1])
  })

  test('opens in a tab where what would show it fails to load', async () => {
    const { article, open } = openList(() => Promise.reject(new Error('The file is gone')))
    article.show(second)
    await settle()
    expect(article.row.value).toBeUndefined()
    expect(open).toHaveBeenCalledExactlyOnceWith(second, 'tab')
  })

  test('opens nowhere else where it was closed before that was known', async () => {
    const { article, open } = openList(() => Promise.reject(new Error('The file is gone')))
    article.show(second)
    article.close()
    await settle()
    expect(open).not.toHaveBeenCalled()
  })
})

describe('going on from a story', () => {
  test.each([
    [1, 1, 2],
    [-1, 3, 0],
  ])('by %i opens story %i, and the list goes along', async (by, id, rank) => {
    const { article, goTo, open, read } = openList()
    article.show(second)
    article.step(by)
    await settle()
    expect(article.row.value?.id).toBe(id)
    expect(open).toHaveBeenCalledExactlyOnceWith(rowOf(id), 'reader')
    expect(read).toHaveBeenCalledWith([id])
    expect(goTo).toHaveBeenCalledExactlyOnceWith(rank)
  })

  test('leads to the story that is named as the next, which there is none of at the end', async () => {
    const { article } = openList()
    expect(article.next.value).toBeUndefined()
    article.show(second)
    expect(article.next.value).toBe(1)
    article.step(1)
    await settle()
    expect([article.row.value?.id, article.next.value]).toEqual([1, undefined])
  })

  test('ends at either end of the list', async () => {
    const { article, open } = openList()
    article.show(rows[0] as StoryRow)
    article.step(-1)
    await settle()
    article.show(rows[2] as StoryRow)
    article.step(1)
    await settle()
    expect(article.row.value?.id).toBe(1)
    expect(open).not.toHaveBeenCalled()
  })

  test('twice at once opens the last alone', async () => {
    const { article, open } = openList()
    article.show(rows[0] as StoryRow)
    article.step(1)
    article.step(1)
    await settle()
    expect(open).toHaveBeenCalledExactlyOnceWith(rowOf(1), 'reader')
  })

  test('opens nothing once it was closed, or where none is open', async () => {
    const { article, open } = openList()
    article.step(1)
    article.show(second)
    article.step(1)
    article.close()
    await settle()
    expect(open).not.toHaveBeenCalled()
    expect(article.row.value).toBeUndefined()
  })
})
