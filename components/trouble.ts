/** A trouble in words: what happened, then what to do. */
import { say } from '../utils/i18n.ts'
import type { Trouble, TroubleReason } from '../utils/model.ts'

export function sayTrouble({ reason }: Trouble): string {
  return say(`trouble_${reason.replaceAll('-', '_') as Underscored<TroubleReason>}`)
}

type Underscored<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}_${Underscored<Tail>}`
  : Name
