/** Checks all that is due, many side by side: joins refresh.ts with the lanes. */
import { noteFailure } from './commit.ts'
import { openTurns, runInLanes } from './fetch/lanes.ts'
import { addRest, isResting, type Rests } from './fetch/rests.ts'
import type { Change, Source } from './model.ts'
import { isPrivate } from './parse/address.ts'
import { type Later, type MayAsk, refresh } from './refresh.ts'
import { startWriting } from './store/batch.ts'
import { findDueSources, findSource, resetClock } from './store/sources.ts'
import { resetSeen } from './store/stories.ts'

/** A worker may die of other things than what it reads, once or twice. */
const mostAttempts = 3

/** For so long what was read of a source is believed, in milliseconds, unless this round has written since. */
const longestSight = 1_000

/** Where it is kept, beside the store, which sources are left alone for a while; for as long as the browser runs. */
export interface RestKeeper {
  read(): Promise<Rests>
  write(rests: Rests): Promise<void>
}

/**
 * Checks every source that is due, and those that fall due meanwhile, telling after each what it changed. Without a
 * network only sources on private addresses are asked. Whoever calls while others do waits for them first.
 */
export function refreshDue(
  mayAsk: MayAsk,
  onChange: (changes: Change[]) => void,
  keeper: RestKeeper,
): Promise<void> {
  return navigator.locks.request('checks', () => checkDue(mayAsk, onChange, keeper))
}

async function checkDue(
  mayAsk: MayAsk,
  onChange: (changes: Change[]) => void,
  keeper: RestKeeper,
): Promise<void> {
  let rests = await keeper.read()
  await resetClock(Date.now())
  await resetSeen(Date.now())
  const sight = openSight()
  const turns = openTurns()
  const writes = new Map<number, Promise<void>>()
  let isOneAlone = false
  const find = async () => {
    const at = performance.now()
    const now = Date.now()
    const found = (await findDueSources(now)).filter(
      ({ id, url }) =>
        !writes.has(id) && !isResting(rests, id, now) && (navigator.onLine !== false || isPrivate(url)),
    )
    sight.note(found, at)
    // Of those that were being read when a worker died only one may be to blame: they come one by one.
    const suspect = isOneAlone ? undefined : found.find(({ attempts }) => attempts)
    return found.filter((source) => !source.attempts || source === suspect)
  }
  // Not even the failure could be noted where a check throws.
  const rest = async ({ id, url }: Source, error: unknown) => {
    rests = addRest(rests, id, Date.now())
    await keeper.write(rests).catch(() => undefined)
    console.error(`The check of ${url} broke off`, error)
  }
  const checkIfDue = async (found: Source, isAlone: boolean) => {
    const source = sight.isFresh(found) ? found : await findSource(found.id)
    // Meanwhile it may have been let go, checked, or held with the rest of its host.
    if (source?.nextCheckAt === undefined || source.nextCheckAt > Date.now()) return
    const later: Later = (write) => {
      const written = write
        .catch((error) => noteFault(source, error))
        .then(onChange)
        .catch((error) => rest(source, error))
      writes.set(
        source.id,
        written.finally(() => {
          writes.delete(source.id)
          sight.loseOne(source.id)
        }),
      )
    }
    const changes = await refreshSafely(source, mayAsk, isAlone ? undefined : later)
    if (writes.has(source.id)) return
    sight.lose()
    onChange(changes)
  }
  const check = async (source: Source) => {
    const isAlone = (source.attempts ?? 0) > 0
    if (isAlone) isOneAlone = true
    await turns.take(source.url, () => checkIfDue(source, isAlone)).catch((error) => rest(source, error))
    if (isAlone) isOneAlone = false
  }
  try {
    await runInLanes(find, check)
  } finally {
    turns.end()
    startWriting()
    await Promise.all(writes.values())
  }
}

/** A fault of Fil's own is a trouble like any other: shown, and tried again later and later. */
async function refreshSafely(source: Source, mayAsk: MayAsk, later: Later | undefined): Promise<Change[]> {
  // Whoever began to read its answers did not live to say what came of it.
  if ((source.attempts ?? 0) >= mostAttempts) return noteFailure(source, { reason: 'fault' }, {})
  try {
    return await refresh(source, Date.now(), mayAsk, later)
  } catch (error) {
    return noteFault(source, error)
  }
}

function noteFault(source: Source, error: unknown): Promise<Change[]> {
  console.error(`The check of ${source.url} failed inside Fil`, error)
  return noteFailure(source, { reason: 'fault' }, {})
}

/** How long what was read of sources may be believed. */
function openSight() {
  const seenAt = new WeakMap<Source, number>()
  const lostAt = new Map<number, number>()
  let allLostAt = 0
  return {
    note(sources: Source[], at: number) {
      for (const source of sources) seenAt.set(source, at)
    },
    isFresh(source: Source) {
      const at = seenAt.get(source) ?? 0
      return at > Math.max(allLostAt, lostAt.get(source.id) ?? 0) && performance.now() - at < longestSight
    },
    lose() {
      allLostAt = performance.now()
    },
    loseOne(id: number) {
      lostAt.set(id, performance.now())
    },
  }
}
