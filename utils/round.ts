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
  const foundAt = new WeakMap<Source, number>()
  let changedAt = 0
  const turns = openTurns()
  const writes = new Map<number, Promise<void>>()
  const find = async () => {
    const at = performance.now()
    const now = Date.now()
    const found = (await findDueSources(now)).filter(
      ({ id, url }) =>
        !writes.has(id) && !isResting(rests, id, now) && (navigator.onLine !== false || isPrivate(url)),
    )
    for (const source of found) foundAt.set(source, at)
    return found
  }
  const rest = async ({ id, url }: Source, error: unknown) => {
    rests = addRest(rests, id, Date.now())
    await keeper.write(rests).catch(() => undefined)
    console.error(`The check of ${url} broke off`, error)
  }
  const checkIfDue = async (found: Source) => {
    const at = foundAt.get(found) ?? 0
    const isFresh = at > changedAt && performance.now() - at < longestSight
    const source = isFresh ? found : await findSource(found.id)
    // Meanwhile it may have been let go, checked, or held with the rest of its host.
    if (source?.nextCheckAt === undefined || source.nextCheckAt > Date.now()) return
    const later: Later = (write) => {
      writes.set(
        source.id,
        write.catch((error) => rest(source, error)).finally(() => writes.delete(source.id)),
      )
    }
    const changes = await refreshSafely(source, mayAsk, later)
    if (!writes.has(source.id)) changedAt = performance.now()
    onChange(changes)
  }
  // Not even the failure could be noted where a check throws.
  await runInLanes(find, (source) =>
    turns.take(source.url, () => checkIfDue(source)).catch((error) => rest(source, error)),
  )
  turns.end()
  startWriting()
  await Promise.all(writes.values())
}

/** A fault of Fil's own is a trouble like any other: shown, and tried again later and later. */
async function refreshSafely(source: Source, mayAsk: MayAsk, later: Later): Promise<Change[]> {
  // Whoever began to read its answers did not live to say what came of it.
  if ((source.attempts ?? 0) >= mostAttempts) return noteFailure(source, { reason: 'fault' }, {})
  try {
    return await refresh(source, Date.now(), mayAsk, later)
  } catch (error) {
    console.error(`The check of ${source.url} failed inside Fil`, error)
    return noteFailure(source, { reason: 'fault' }, {})
  }
}
