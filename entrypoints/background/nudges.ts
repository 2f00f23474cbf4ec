/** Answers what Fil's own pages ask of the worker. */
import { browser } from 'wxt/browser'
import type { Followed, Nudge } from '../../utils/model.ts'
import { follow } from '../../utils/refresh.ts'
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
  }
}

async function followAndPaint(address: string): Promise<Followed> {
  const followed = await follow(address, Temporal.Now.timeZoneId(), mayAsk)
  await paintBadge()
  return followed
}
