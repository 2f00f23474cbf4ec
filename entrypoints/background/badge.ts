/** Keeps the count on the toolbar button true. */
import { paintCount } from '../../utils/badge.ts'
import { countNew, countUnread } from '../../utils/store/counts.ts'
import { readLastLook, readSettings } from '../../utils/store/settings.ts'

let painting: Promise<void> | undefined
let isStale = false

/** Counting takes the longer the more is unread; while news pours in it may take this part of the time, no more. */
const share = 1 / 6

/** One painting at a time and at most one after it, so that an old count is never painted over a newer one. */
export function paintBadge(): Promise<void> {
  isStale = true
  painting ??= paintUntilTrue()
  return painting
}

async function paintUntilTrue(): Promise<void> {
  try {
    while (isStale) {
      isStale = false
      await paintOnce()
    }
  } finally {
    painting = undefined
  }
}

async function paintOnce(): Promise<void> {
  const startedAt = performance.now()
  const now = Date.now()
  const [{ badge }, unread] = await Promise.all([readSettings(), countUnread(now)])
  const shown = badge === 'none' ? 0 : badge === 'new' ? await countNew(await readLastLook(), now) : unread
  await paintCount(shown, unread)
  const took = performance.now() - startedAt
  if (isStale) await new Promise((resolve) => setTimeout(resolve, took / share - took))
}
