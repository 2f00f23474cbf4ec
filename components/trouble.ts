/** A trouble in words: what happened, then what to do. */
import type { ArticleTrouble } from '../utils/article.ts'
import { say } from '../utils/i18n.ts'

export function sayTrouble({ reason }: ArticleTrouble): string {
  return say(`trouble_${reason.replaceAll('-', '_') as Underscored<ArticleTrouble['reason']>}`)
}

/** The same where nothing is followed yet: there is nothing that stays, and nobody who tries again. */
export function sayFollowTrouble(trouble: ArticleTrouble): string {
  const name = unfollowed[trouble.reason as keyof typeof unfollowed]
  return name ? say(name) : sayTrouble(trouble)
}

const unfollowed = {
  gone: 'followGone',
  busy: 'followBusy',
  'server-error': 'followServerError',
  'broken-feed': 'followBrokenFeed',
  fault: 'followFault',
} as const satisfies { [Reason in ArticleTrouble['reason']]?: string }

type Underscored<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}_${Underscored<Tail>}`
  : Name
