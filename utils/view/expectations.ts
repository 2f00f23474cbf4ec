/** What is being written and not there yet: until it is, what the store says of it is old. */
import type { Mark } from '../model.ts'
import { type States, saved, unread } from './state.ts'

export interface Expectations {
  add(ids: Iterable<number>, mark: Mark): void
  /**
   * One of what was added for these has been written or given up; the others still hold. Returns those of which nothing
   * is expected any more and something else was read meanwhile.
   */
  remove(ids: Iterable<number>, mark: Mark): number[]
  /** Whether a story is to be shown with a bit that was just read of it. */
  resolve(id: number, bit: number, isSet: boolean): boolean
  /** The same for all that is expected, over states that were just read. */
  apply(states: States): void
}

/** The newest expectation of a story holds until all of them are settled. */
interface Expected {
  isSet: boolean
  count: number
  /** Something else was read while it held. */
  hides: boolean
}

export function openExpectations(): Expectations {
  const byBit = new Map([unread, saved].map((bit) => [bit, new Map<number, Expected>()]))
  const of = (mark: Mark) =>
    byBit.get(mark === 'read' || mark === 'unread' ? unread : saved) as Map<number, Expected>
  const hide = (expected: Expected, isSet: boolean) => {
    if (expected.isSet !== isSet) expected.hides = true
    return expected.isSet
  }
  return {
    add: (ids, mark) => {
      const expected = of(mark)
      const isSet = mark === 'unread' || mark === 'saved'
      for (const id of ids) {
        const before = expected.get(id)
        expected.set(id, { isSet, count: (before?.count ?? 0) + 1, hides: before?.hides ?? false })
      }
    },
    remove: (ids, mark) => {
      const expected = of(mark)
      const hidden: number[] = []
      for (const id of ids) {
        const one = expected.get(id)
        if (!one) continue
        one.count -= 1
        if (one.count > 0) continue
        expected.delete(id)
        if (one.hides) hidden.push(id)
      }
      return hidden
    },
    resolve: (id, bit, isSet) => {
      const expected = byBit.get(bit)?.get(id)
      return expected ? hide(expected, isSet) : isSet
    },
    apply: (states) => {
      for (const [bit, all] of byBit) {
        for (const [id, expected] of all) {
          if (hide(expected, states.has(id, bit))) states.set([id], bit)
          else states.clear([id], bit)
        }
      }
    },
  }
}
