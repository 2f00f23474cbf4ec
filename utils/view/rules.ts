/** The reader's rules and what they mute, as signals. */
import { computed, type ReadonlySignal } from '@preact/signals'
import type { Rule } from '../rule.ts'
import { type AsideRow, listMuted } from '../store/aside.ts'
import { listRules } from '../store/rules.ts'
import { watch } from './live.ts'

export interface Ruling {
  rule: Rule
  /** Of a rule that mutes: how many stories it mutes, and the newest of them. */
  muted?: { count: number; rows: AsideRow[] } | undefined
}

/** As many muted stories as are shown of each rule. */
const newest = 10

let opened: ReadonlySignal<Ruling[] | undefined> | undefined

/** The same for all of a page; undefined until the store has answered. */
export function openRules(): ReadonlySignal<Ruling[] | undefined> {
  opened ??= watchRules()
  return opened
}

function watchRules(): ReadonlySignal<Ruling[] | undefined> {
  const live = watch(async () => {
    const rules = await listRules()
    const muted = await listMuted(rules, newest)
    return rules.map((rule) => ({ rule, muted: muted.get(rule.id) }))
  })
  return computed(() => live.result.value)
}
