/** Runs checks side by side without crowding anybody: a few in all, one a host. */

const mostAtOnce = 6

/** Runs `work` once for each item; a host, port included, has one at a time. `work` may not throw. */
export async function runInLanes<T extends { url: string }>(
  items: T[],
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const waiting = [...items]
  const busyHosts = new Set<string>()

  /** Takes free items until none is left, or all that are left wait for a host that another lane serves. */
  async function runLane(): Promise<void> {
    for (;;) {
      const index = waiting.findIndex((item) => !busyHosts.has(new URL(item.url).host))
      if (index < 0) return
      const [item] = waiting.splice(index, 1) as [T]
      const { host } = new URL(item.url)
      busyHosts.add(host)
      await work(item)
      busyHosts.delete(host)
    }
  }

  await Promise.all(Array.from({ length: mostAtOnce }, runLane))
}
