import { database, writeTogether } from '../../../utils/store/database.ts'
import { changeSource, findSource, findDueSources } from '../../../utils/store/sources.ts'
import { fetchSource } from '../../../utils/fetch/fetch.ts'
import { updateRhythm } from '../../../utils/fetch/pace.ts'
import { scheduleNext } from '../../../utils/fetch/schedule.ts'
import { followAll, keepWorkerWaiting, measure, pollAll, runBare } from './round.ts'
void updateRhythm
;(window as never as Record<string, unknown>).probe = async (sources: never) => {
  await keepWorkerWaiting()
  await followAll(sources)
  await pollAll(200)
  const rows = await database.sources.toArray()
  const out: Record<string, number[]> = {}
  const add = async (name: string, work: () => Promise<unknown>) => { (out[name] ??= []).push(Math.round(await measure(work))) }
  const raw = await new Promise<IDBDatabase>((resolve) => { const r = indexedDB.open('fil'); r.onsuccess = () => resolve(r.result) })
  const rawGetPut = (id: number) => new Promise<void>((resolve) => {
    const t = raw.transaction('sources', 'readwrite'); const s = t.objectStore('sources')
    s.get(id).onsuccess = (e) => { s.put({ ...(e.target as IDBRequest).result, checkedAt: Date.now() }) }
    t.oncomplete = () => resolve()
  })
  const rawGetPutEarly = (id: number) => new Promise<void>((resolve) => {
    const t = raw.transaction('sources', 'readwrite'); const s = t.objectStore('sources')
    s.get(id).onsuccess = (e) => { s.put({ ...(e.target as IDBRequest).result, checkedAt: Date.now() }).onsuccess = () => { t.commit() } }
    t.oncomplete = () => resolve()
  })
  const rawGet = (id: number) => new Promise<void>((resolve) => {
    raw.transaction('sources').objectStore('sources').get(id).onsuccess = () => resolve()
  })
  const inLanes = (work: (s: (typeof rows)[0]) => Promise<unknown>) => runBare(rows, async (s) => { await work(s) })
  for (let i = 0; i < 4; i++) {
    await add('bare fetch', () => inLanes(async ({ url, validators }) => { await fetch(url, { headers: { 'If-None-Match': validators.etag ?? '' }, cache: 'no-store', credentials: 'omit' }) }))
    await add('fetchSource', () => inLanes((s) => fetchSource(s, Date.now())))
    await add('findSource', () => inLanes((s) => findSource(s.id)))
    await add('raw get', () => inLanes((s) => rawGet(s.id)))
    await add('changeSource in writeTogether', () => inLanes((s) => writeTogether(() => changeSource(s.id, { checkedAt: Date.now() }))))
    await add('changeSource alone', () => inLanes((s) => changeSource(s.id, { checkedAt: Date.now() })))
    await add('dexie sources txn get+put', () => inLanes((s) => database.transaction('rw', database.sources, async () => { const r = await database.sources.get(s.id); if (r) await database.sources.put({ ...r, checkedAt: Date.now() }) })))
    await add('raw get+put', () => inLanes((s) => rawGetPut(s.id)))
    await add('raw get+put commit', () => inLanes((s) => rawGetPutEarly(s.id)))
    await add('schedule', async () => { for (const s of rows) scheduleNext(s, { hasValidators: true }, Date.now(), 0) })
    await add('findDue', async () => { await findDueSources(1e15) })
    await add('fil round', () => pollAll(304))
  }
  return out
}
