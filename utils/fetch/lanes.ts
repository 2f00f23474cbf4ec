/** Runs checks side by side without crowding anybody: a few in all, one a host, and a slow host holds up nobody else. */

const mostAtOnce = 6
/** How long after a look for work the next one may be. */
const lookEveryMs = 1_000
const longestHoldMs = 500

interface Check {
  id: number
  url: string
}

/**
 * Runs `work` for all that `find` finds, and looks again while it runs, so that what falls due meanwhile does not wait
 * for a host that hangs. A host, port included, has one check at a time. Ends when nothing is found any more; so `work`
 * must see to it that `find` does not find its item again, and may not throw. Where `find` throws, what was begun is
 * still waited for.
 */
export async function runInLanes<T extends Check>(
  find: () => Promise<T[]>,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const running = new Map<string, { id: number; done: Promise<void> }>()
  let waiting: { host: string; item: T }[] = []
  let lookedAt = Number.NEGATIVE_INFINITY

  async function look(): Promise<void> {
    const underWay = new Set([...running.values()].map(({ id }) => id))
    lookedAt = performance.now()
    waiting = (await find())
      .filter((item) => !underWay.has(item.id))
      .map((item) => ({ host: new URL(item.url).host, item }))
  }

  function start(): void {
    waiting = waiting.filter(({ host, item }) => {
      if (running.size >= mostAtOnce || running.has(host)) return true
      const done = work(item).then(() => void running.delete(host))
      running.set(host, { id: item.id, done })
      return false
    })
  }

  try {
    for (;;) {
      if (waiting.length === 0 || performance.now() - lookedAt >= lookEveryMs) await look()
      if (waiting.length === 0 && running.size === 0) return
      start()
      await waitForAny([...running.values()].map(({ done }) => done))
    }
  } finally {
    await Promise.all([...running.values()].map(({ done }) => done))
  }
}

/** One at a time on a host, port included, whoever asks and from whichever page or worker. */
export function takeTurn<T>(url: string, work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(`host ${new URL(url).host}`, work)
}

/** Turns of one round, which asks a host that it has asked just now again without queueing anew. */
export interface Turns {
  take<T>(url: string, work: () => Promise<T>): Promise<T>
  end(): void
}

interface Turn {
  /** After that moment of the page's own clock it is given back. */
  until: number
  release(): void
}

/**
 * Most of a turn's cost is asking for it. A host is kept for at most `longestHoldMs` and one check, so that whoever else
 * wants it waits no longer than for a slow answer.
 */
export function openTurns(): Turns {
  const held = new Map<string, Turn>()
  const letGo = (host: string, turn: Turn) => {
    if (held.get(host) !== turn) return
    held.delete(host)
    turn.release()
  }
  const acquire = async (url: string): Promise<Turn> => {
    const release = await new Promise<() => void>((acquired, refused) => {
      takeTurn(url, () => new Promise<void>((done) => acquired(done))).catch(refused)
    })
    const turn = { release, until: performance.now() + longestHoldMs }
    setTimeout(() => letGo(new URL(url).host, turn), longestHoldMs)
    return turn
  }
  return {
    async take(url, work) {
      const { host } = new URL(url)
      const turn = held.get(host) ?? (await acquire(url))
      held.delete(host)
      try {
        return await work()
      } finally {
        if (performance.now() < turn.until) held.set(host, turn)
        else turn.release()
      }
    },
    end() {
      for (const [host, turn] of held) letGo(host, turn)
    },
  }
}

/** Until one of them is done, or it is time to look again. */
async function waitForAny(running: Promise<void>[]): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const time = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, lookEveryMs)
  })
  await Promise.race([...running, time])
  clearTimeout(timer)
}
