/** Answers what Fil's own pages ask of the worker. */
import { browser } from 'wxt/browser'
import type { FetchedArticle } from '../../utils/article.ts'
import { fetchArticle } from '../../utils/fetch-article.ts'
import { lookAt, previewFile } from '../../utils/look.ts'
import type { Followed, Nudge } from '../../utils/nudge.ts'
import { applyRules } from '../../utils/ruling.ts'
import type { Preview, SiteOffer } from '../../utils/site.ts'
import { markStories, undoLastAct } from '../../utils/store/acts.ts'
import { wantPages } from '../../utils/store/keeping.ts'
import { addWaiting } from '../../utils/store/waiting.ts'
import { paintBadge } from './badge.ts'
import { finishWaiting, followForPage } from './following.ts'
import { mayAsk } from './permission.ts'
import { keepAliveDuring, keepPages, runRound } from './rounds.ts'

export async function answerNudge(
  message: unknown,
  sender: { id?: string | undefined },
): Promise<Followed | FetchedArticle | SiteOffer[] | Preview | true | undefined> {
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
      return followForPage(nudge.address)
    case 'retry':
      if (nudge.wanted) await addWaiting(nudge.wanted, Date.now())
      else await finishWaiting()
      return undefined
    case 'look':
      return lookAt(nudge, Temporal.Now.timeZoneId(), Date.now())
    case 'preview':
      return previewFile(nudge, Temporal.Now.timeZoneId(), Date.now())
    case 'mark':
      return writeAndPaint(async () => {
        await markStories(nudge.ids, nudge.mark, Date.now())
        if (nudge.mark === 'saved') void keepSaved(nudge.ids)
      })
    case 'undo':
      return writeAndPaint(() => undoLastAct(nudge.actId))
    case 'rules':
      return writeAndPaint(() => applyRules(Date.now()))
    case 'keep':
      await keepSaved(nudge.ids)
      await paintBadge()
      return undefined
    case 'article':
      return keepAliveDuring(fetchArticle(nudge, mayAsk))
  }
}

async function keepSaved(ids: number[]): Promise<void> {
  if (ids.length > 0) {
    await wantPages(ids).catch((error) => console.error('What was saved could not be noted', error))
  }
  void keepPages()
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
