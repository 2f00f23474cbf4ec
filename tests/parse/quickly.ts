/** Measures work as its machine can do it: a machine that is busy with something else slows one run, not three. */
import { expect } from 'vitest'

/** What the run returned, once it took no longer than that. */
export function expectWithin<Result>(limitMs: number, run: () => Result): Result {
  let took = Number.POSITIVE_INFINITY
  let result: Result
  let tries = 0
  do {
    const start = performance.now()
    result = run()
    took = performance.now() - start
  } while (took > limitMs && ++tries < 3)
  expect(took).toBeLessThan(limitMs)
  return result
}
