/** The room that stored articles take, as a signal: all are looked at once, and from then on those that change. */
import { signal } from '@preact/signals'
import { measureArticles } from '../store/articles.ts'
import { type Live, watchArticles } from './live.ts'

interface Kept {
  count: number
  /** About so many. */
  bytes: number
}

export function watchKept(): Live<Kept> {
  const result = signal<Kept | undefined>(undefined)
  const sizes = new Map<number, number>()
  let due: number[] | 'all' = 'all'
  let isLooking = false

  const take = async (ids: number[] | undefined) => {
    const measured = await measureArticles(ids)
    for (const id of ids ?? [...sizes.keys()]) sizes.delete(id)
    for (const [id, bytes] of measured) sizes.set(id, bytes)
    result.value = { count: sizes.size, bytes: sizes.values().reduce((sum, bytes) => sum + bytes, 0) }
  }
  /** What changes meanwhile is looked at together, once. */
  const look = async () => {
    if (isLooking) return
    isLooking = true
    try {
      while (due === 'all' || due.length > 0) {
        const ids = due === 'all' ? undefined : due
        due = []
        await take(ids)
      }
    } catch (error) {
      due = 'all'
      console.error('The stored articles could not be measured', error)
    }
    isLooking = false
  }
  const stop = watchArticles((ids) => {
    due = ids && due !== 'all' ? [...due, ...ids] : 'all'
    void look()
  })
  void look()
  return { result, stop }
}
