/** A trouble in words: what happened, then what to do. */
import type { ArticleTrouble } from '../utils/article.ts'
import { say } from '../utils/i18n.ts'

export function sayTrouble({ reason }: ArticleTrouble): string {
  return say(`trouble_${reason.replaceAll('-', '_') as Underscored<ArticleTrouble['reason']>}`)
}

type Underscored<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}_${Underscored<Tail>}`
  : Name
