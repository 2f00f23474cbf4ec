/** Reads the text of a story for whoever shows it, again where that is wanted; what comes too late is dropped. */
import { type ReadonlySignal, useSignal } from '@preact/signals'
import { useCallback, useLayoutEffect, useRef } from 'preact/hooks'
import { fetchArticle } from '../utils/actions-article.ts'
import { say } from '../utils/i18n.ts'
import { type Article, type NoArticle, openArticle, type Wishes } from '../utils/view/article.ts'
import type { NameMedia } from '../utils/view/clean-embeds.ts'

interface Read {
  /** Undefined while it is on its way. */
  found: ReadonlySignal<Article | NoArticle | undefined>
  read(wishes?: Wishes): void
}

const nameMedia: NameMedia = (kind, host) => say(kind === 'film' ? 'filmAt' : 'soundAt', host)

/** `withImages` unless it is asked for otherwise. */
export function useArticle(id: number, withImages: boolean): Read {
  const found = useSignal<Article | NoArticle | undefined>(undefined)
  const turn = useRef(0)
  const read = useCallback(
    async (wishes?: Wishes) => {
      turn.current += 1
      const own = turn.current
      // The text stays while its pictures come.
      if (!wishes?.withImages) found.value = undefined
      const next = await openArticle(id, fetchArticle, { withImages, nameMedia, ...wishes }).catch(
        (error): NoArticle => {
          console.error('The article could not be read', error)
          return { trouble: { reason: 'fault' } }
        },
      )
      if (turn.current === own) found.value = next
    },
    [id, withImages, found],
  )
  // Not once it is painted without its text: what is stored comes with the first frame.
  useLayoutEffect(() => {
    void read()
    return () => {
      turn.current += 1
    }
  }, [read])
  return { found, read: (wishes) => void read(wishes) }
}
