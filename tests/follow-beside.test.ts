import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { database } from '../utils/store/database.ts'
import { writeShared } from '../utils/store/shared-write.ts'
import { askAllSources, listSources } from '../utils/store/sources.ts'
import { expectComplete, followOutlet, press, runRound, setStage } from './reliability/stage.ts'

setStage()

test('a source is followed, with its first news, while a round keeps its own', async () => {
  const [last = '', ...others] = press().sources.map(({ id }) => id)
  for (const id of others) await followOutlet(id)
  for (const id of others) press().publish(id)
  await askAllSources(Date.now())
  const round = runRound()
  // Whatever its moment, somebody else is writing.
  let isOver = false
  const writing = (async () => {
    while (!isOver) await writeShared(1, () => database.settings.put({ name: 'other', value: 1 }))
  })()
  await followOutlet(last).finally(() => {
    isOver = true
  })
  await Promise.all([round, writing])
  expect(await listSources()).toHaveLength(press().sources.length)
  for (const { id } of press().sources) await expectComplete(id)
})
