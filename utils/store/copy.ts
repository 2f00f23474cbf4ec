/** What a copy of the sources, rules and settings holds: what is followed and chosen, not how the checks go. */
import type { Transaction } from 'dexie'
import type { Copy, CopyReason } from '../exchange.ts'
import type { Source } from '../model.ts'
import type { Rule } from '../rule.ts'

/** A few changes at large can be taken back, and no more than that is kept. */
export const mostCopies = 5

const ofTheMoment = new Set(['swept', 'lookedAt', 'keeping', 'robots'])

/** Part of the upgrade of the schema, before anything else of it; where there is no room, the upgrade goes on without. */
export async function keepCopyBeforeUpgrade(transaction: Transaction): Promise<void> {
  await writeCopy(transaction, 'update', Date.now()).catch((error) =>
    console.error('Sources could not be copied before an update', error),
  )
}

/** Part of the transaction that is given. Nothing where there is nothing to lose, or all is as in the newest copy. */
export async function writeCopy(
  transaction: Pick<Transaction, 'table'>,
  because: CopyReason,
  now: number,
): Promise<void> {
  const copies = transaction.table<Copy, number, Omit<Copy, 'id'>>('copies')
  const sources = (await transaction.table<Source>('sources').toArray()).map(strip)
  const rules = (await transaction.table<Rule>('rules').toArray()).map(({ isApplied: _, ...rule }) => rule)
  if (sources.length + rules.length === 0) return
  const settings = await transaction.table<Copy['settings'][number]>('settings').toArray()
  const kept = settings.filter(({ name }) => !ofTheMoment.has(name))
  const newest = await copies.orderBy(':id').last()
  const content = { sources, rules, settings: kept }
  if (newest && isSame(newest, content)) return
  await copies.add({ at: now, because, ...content })
  const old = await copies.orderBy(':id').reverse().offset(mostCopies).primaryKeys()
  await copies.bulkDelete(old)
}

/** Validators vouch for stories that a copy does not hold. */
function strip(source: Source): Source {
  const {
    freshAt: _fresh,
    serverAt: _server,
    checkedAt: _checked,
    status: _status,
    nextCheckAt: _next,
    because: _because,
    heldUntilAt: _held,
    askedAt: _asked,
    attempts: _attempts,
    trouble: _trouble,
    rhythm: _rhythm,
    moved: _moved,
    ...kept
  } = source
  const paused = source.because === 'paused' && { because: source.because }
  return { ...kept, ...paused, validators: {}, failures: 0 }
}

type Content = Pick<Copy, 'sources' | 'rules' | 'settings'>

function isSame(copy: Content, other: Content): boolean {
  const write = ({ sources, rules = [], settings }: Content) => JSON.stringify([sources, rules, settings])
  return write(copy) === write(other)
}
