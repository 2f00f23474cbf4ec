/** Answers what Fil's own pages ask of the worker. */
import { browser } from 'wxt/browser'
import { follow } from '../../utils/follow.ts'
import type { Followed, Nudge } from '../../utils/model.ts'
import { applyRules } from '../../utils/ruling.ts'
import { markStories, undoLastAct } from '../../utils/store/acts.ts'
import { paintBadge } from './badge.ts'
import { mayAsk } from './permission.ts'
import { keepAliveDuring, runRound } from './rounds.ts'

export async function answerNudge(
  message: unknown,
  sender: { id?: string | undefined },
): Promise<Followed | true | undefined> {
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
    case 'mark':
      return writeAndPaint(() => markStories(nudge.ids, nudge.mark, Date.now()))
    case 'undo':
      return writeAndPaint(() => undoLastAct(nudge.actId))
    case 'rules':
      return writeAndPaint(() => applyRules(Date.now()))
  }
}

/** One at a time, so that two windows that follow one address ask for it once. */
async function followAndPaint(address: string): Promise<Followed> {
  const followed: Followed = await navigator.locks.request('follow', () =>
    follow(address, Temporal.Now.timeZoneId(), mayAsk),
  )
  void paintBadge()
  void runRound()
  return followed
}

/** Answers as soon as it is written; whatever comes of the write, the truth is painted after it. */
async function writeAndPaint(write: () => Promise<unknown>): Promise<true> {
  try {
    await keepAliveDuring(write())
    return true
  } finally {
    keepAliveDuring(paintBadge()).catch((error) => console.error('The toolbar could not be painted', error))
  }
}
