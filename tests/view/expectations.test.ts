import { expect, test } from 'vitest'
import { openExpectations } from '../../utils/view/expectations.ts'
import { openStates, saved, unread } from '../../utils/view/state.ts'

test('what is expected holds until it is settled, each mark for itself', () => {
  const expectations = openExpectations()
  expectations.add([1, 2], 'read')
  expectations.add([1], 'saved')
  expect(expectations.resolve(1, unread, true)).toBe(false)
  expect(expectations.resolve(1, saved, false)).toBe(true)
  expect(expectations.resolve(2, saved, false)).toBe(false)
  expectations.remove([1], 'read')
  expect(expectations.resolve(1, unread, true)).toBe(true)
  expect(expectations.resolve(2, unread, true)).toBe(false)
  expect(expectations.resolve(1, saved, false)).toBe(true)
})

test('of two marks of one story the later holds until both are settled', () => {
  const expectations = openExpectations()
  expectations.add([1], 'read')
  expectations.add([1], 'unread')
  expectations.remove([1], 'read')
  expect(expectations.resolve(1, unread, false)).toBe(true)
  expectations.remove([1], 'unread')
  expect(expectations.resolve(1, unread, false)).toBe(false)
})

test('marks that were read meanwhile give way to what is expected', () => {
  const [expectations, states] = [openExpectations(), openStates()]
  states.set([1, 2], unread)
  expectations.add([1], 'read')
  expectations.add([3], 'saved')
  expectations.apply(states)
  expect([1, 2].map((id) => states.has(id, unread))).toEqual([false, true])
  expect(states.has(3, saved)).toBe(true)
})

test('what something else was read of is named once nothing is expected of it any more', () => {
  const [expectations, states] = [openExpectations(), openStates()]
  expectations.add([1, 2, 3, 4], 'read')
  expectations.add([2], 'read')
  expectations.resolve(1, unread, true)
  expectations.resolve(2, unread, true)
  expectations.resolve(3, unread, false)
  states.set([4], unread)
  expectations.apply(states)
  expect(expectations.remove([1, 2, 3, 4, 5], 'read')).toEqual([1, 4])
  expect(expectations.remove([2], 'read')).toEqual([2])
  expect(expectations.remove([2], 'read')).toEqual([])
})
