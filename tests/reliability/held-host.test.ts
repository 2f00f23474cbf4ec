/** C16 where the store is at work: what a host asks for is not undone by an answer that came just before. */
import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { database } from '../../utils/store/database.ts'
import { writeShared } from '../../utils/store/shared-write.ts'
import { askAllSources } from '../../utils/store/sources.ts'
import { startNewsroom } from '../newsroom/newsroom.ts'
import { makePublic, nameThisMachine } from './names.ts'
import { followAddress, hour, minute, passTime, reread, runRound, setStage } from './stage.ts'

setStage()

test.each([
  ['told nothing new', false],
  ['told news', true],
])(
  'C16 a host is held also for a neighbour that %s just before, which is kept only after',
  async (_name, hasNews) => {
    nameThisMachine()
    const shared = await startNewsroom({ synthetic: { sources: 2, stories: 5, ports: 1 } })
    const [first, second] = shared.sources.map(({ url }) => makePublic(url, 'bulletins'))
    const neighbour = await followAddress(first as string)
    passTime(minute)
    await followAddress(second as string)
    shared.setFault('synthetic-2', { kind: 'status', status: 429, retryAfter: 4 * 3600 })
    if (hasNews) shared.publish('synthetic-1')
    passTime(hour)
    await askAllSources(Date.now())
    await database.sources.update(neighbour.id, { nextCheckAt: Date.now() - minute })
    // As in a round of much news, where the store is at work when the refusal comes.
    const slow = async () => {
      for (let left = 300; left > 0; left -= shared.requestsFor('synthetic-2').length > 1 ? 1 : 0) {
        await database.sources.get(neighbour.id)
      }
    }
    let writing: Promise<void> | undefined
    await runRound(async () => {
      if (hasNews) writing ??= writeShared(300, slow)
      return true
    })
    await writing
    const { heldUntilAt = 0, nextCheckAt = 0, because } = await reread(neighbour)
    expect(shared.requestsFor('synthetic-1').at(-1)?.status).toBe(hasNews ? 200 : 304)
    expect(heldUntilAt - Date.now()).toBeGreaterThan(3 * hour)
    expect(nextCheckAt).toBeGreaterThanOrEqual(heldUntilAt)
    expect(because).toBe('server')
    await shared.close()
  },
)
