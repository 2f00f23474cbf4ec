/** Waits for an expectation to hold for longer than a machine that is busy with something else takes. */
import { vi } from 'vitest'

/** What the check returned once it threw no more; after 20 s what it threw last. Fake timers go on meanwhile. */
export function eventually<Result>(check: () => Result | Promise<Result>): Promise<Result> {
  return vi.waitFor(check, { timeout: 20_000, interval: 5 })
}
