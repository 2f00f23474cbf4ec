/** Waits for something to become true and, when it does not, says in one sentence what was awaited. */

export interface Patience {
  timeoutMs?: number
  everyMs?: number
  /** What is awaited, so that it completes the sentence "waited 5 s for …". */
  saying: string
}

/** Asks again and again until the answer is truthy, and gives that answer. An asking that throws counts as not yet. */
export async function waitFor<T>(
  ask: () => T | Promise<T>,
  { timeoutMs = 5_000, everyMs = 50, saying }: Patience,
): Promise<NonNullable<T>> {
  const giveUpAt = performance.now() + timeoutMs
  let last: unknown
  while (true) {
    try {
      const answer = await askInTime(ask, giveUpAt - performance.now())
      if (answer) return answer
      last = answer
    } catch (error) {
      last = error
    }
    if (performance.now() + everyMs > giveUpAt) break
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
  throw new Error(`waited ${timeoutMs / 1000} s for ${saying}; at the end: ${describe(last)}`, {
    cause: last instanceof Error ? last : undefined,
  })
}

/** An asking of a browser that has gone away may never be answered at all. */
async function askInTime<T>(ask: () => T | Promise<T>, leftMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), Math.max(leftMs, 0))
  })
  try {
    return await Promise.race([ask(), late])
  } finally {
    clearTimeout(timer)
  }
}

function describe(last: unknown): string {
  if (last instanceof Error) return last.message
  return JSON.stringify(last) ?? 'undefined'
}
