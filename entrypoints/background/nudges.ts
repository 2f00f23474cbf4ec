/** Answers what Fil's own pages ask of the worker. */
import { browser } from 'wxt/browser'
import { follow } from '../../utils/follow.ts'
import type { Followed, Nudge } from '../../utils/model.ts'
import { markAllStoriesRead } from '../../utils/store/stories.ts'
import { paintBadge } from './badge.ts'
import { mayAsk } from './permission.ts'
import { keepAliveDuring, runRound } from './rounds.ts'

export async function answerNudge(
  message: unknown,
  sender: { id?: string | undefined },
): Promise<Followed | undefined> {
  if (sender.id !== browser.runtime.id) return undefined
  const nudge = message as Nudge
  switch (nudge.kind) {
    case 'repaint':
      await paintBadge()
      return undefined
    case 'refresh':
      void runRound()
      return undefined
    case 'follow':
      return keepAliveDuring(followAndPaint(nudge.address))
    case 'mark-all-read':
      await markAllStoriesRead(nudge.lastId)
      await paintBadge()
      return undefined
  }
}

/** One at a time, so that two windows that follow one address ask for it once. */
async function followAndPaint(address: string): Promise<Followed> {
  const followed: Followed = await navigator.locks.request('follow', () =>
    follow(address, Temporal.Now.timeZoneId(), mayAsk),
  )
  await paintBadge()
  void runRound()
  return followed
}
