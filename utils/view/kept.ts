/** The room that stored articles take, as a signal. */
import { measureArticles } from '../store/articles.ts'
import { type Live, watch } from './live.ts'

export function watchKept(): Live<Awaited<ReturnType<typeof measureArticles>>> {
  return watch(measureArticles)
}
