/** What a reader does to follow sites: leave is asked for exactly what is wanted, and given back where it led to nothing. */
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { takeBack, testSource, unfollow } from '../utils/actions-sources.ts'
import type { Source, Trouble } from '../utils/model.ts'
import type { Followed, Nudge } from '../utils/nudge.ts'
import { demoAddress } from '../utils/site.ts'
import { followAddress, followSites, followWaiting, leaveOffers, stopWaiting } from '../utils/sites.ts'
import { findSource, listSources } from '../utils/store/sources.ts'
import { addWaiting, dropWaiting, readWaiting } from '../utils/store/waiting.ts'
import { emptyStore, putSource } from './support/fill-store.ts'

const asked: string[][] = []
const givenBack: string[][] = []
let answer: () => Promise<boolean>
let follow: (address: string) => Promise<Followed>

/** The worker keeps what is wanted, and drops it once it is over. */
async function answerNudge(nudge: Nudge): Promise<unknown> {
  if (nudge.kind === 'retry' && nudge.wanted) await addWaiting(nudge.wanted, 1)
  if (nudge.kind !== 'follow') return undefined
  const followed = await follow(nudge.address)
  if (!('trouble' in followed) || followed.trouble.reason !== 'offline') await dropWaiting([nudge.address])
  return followed
}

vi.mock('wxt/browser', () => ({
  browser: {
    runtime: { sendMessage: (nudge: Nudge) => answerNudge(nudge) },
    permissions: {
      request: ({ origins }: { origins: string[] }) => {
        asked.push(origins)
        return answer()
      },
      remove: async ({ origins }: { origins: string[] }) => void givenBack.push(origins),
    },
  },
}))

beforeEach(async () => {
  await emptyStore()
  for (const list of [asked, givenBack]) list.length = 0
  answer = async () => true
  follow = async () => failed('not-found')
})

const failed = (reason: Trouble['reason']): Followed => ({ trouble: { reason } })
const offer = { url: 'https://a.example/feed', title: 'A', kind: 'feed' } as const
const ofA = ['*://a.example/*', '*://www.a.example/*']

describe('following by address', () => {
  test.each(['javascript:alert(1)', 'news of today', ' ', 'file:///etc/passwd', 'http://'])(
    '%j asks for nothing and keeps nothing',
    async (typed) => {
      expect(await followAddress(typed)).toEqual(failed('bad-address'))
      expect(asked).toEqual([])
      expect(await readWaiting()).toEqual([])
    },
  )

  test('asks within the click, before anything is awaited, for the one site', async () => {
    const following = followAddress('a.example/news')
    expect(asked).toEqual([ofA])
    await following
  })

  test('what led to nothing is given back', async () => {
    await followAddress('a.example/news')
    expect(givenBack).toEqual([ofA])
    expect(await readWaiting()).toEqual([])
  })

  test('what another source needs, or one that waits, is kept', async () => {
    await putSource(1, { url: 'https://www.a.example/feed' })
    await followAddress('a.example/news')
    await addWaiting(['https://b.example/'], 1)
    await followAddress('b.example/news')
    expect(givenBack).toEqual([])
  })

  test('what is followed already under the address of another site needs no leave for this one', async () => {
    await putSource(1, { url: 'https://b.example/feed' })
    follow = async () => ({ source: (await findSource(1)) as NonNullable<unknown> as never, known: true })
    await followAddress('a.example')
    expect(givenBack).toEqual([ofA])
  })

  test('a page that offers others keeps its leave until the reader turns away', async () => {
    follow = async () => ({ ...failed('no-headlines'), offers: [offer] }) as Followed
    await followAddress('a.example')
    expect(givenBack).toEqual([])
    await leaveOffers('https://a.example/')
    expect(givenBack).toEqual([ofA])
  })

  test('turning to one of the offers keeps it', async () => {
    follow = async () => ({ ...failed('no-headlines'), offers: [offer] }) as Followed
    await followAddress('a.example')
    const { promise, resolve } = Promise.withResolvers<Followed>()
    follow = () => promise
    const following = followAddress(offer.url)
    await leaveOffers('https://a.example/')
    expect(givenBack).toEqual([])
    resolve(failed('offline'))
    await following
  })

  test('a question that is declined, or dismissed, keeps nothing', async () => {
    answer = async () => false
    expect(await followAddress('a.example')).toEqual(failed('no-permission'))
    expect(await readWaiting()).toEqual([])
  })

  test('a browser that cannot ask keeps nothing either', async () => {
    answer = async () => {
      throw new Error('No gesture')
    }
    await expect(followAddress('a.example')).rejects.toThrow('No gesture')
    expect(await readWaiting()).toEqual([])
  })

  test('two at once are each asked for and each answered', async () => {
    const outcomes = await Promise.all([followAddress('a.example'), followAddress('b.example')])
    expect(outcomes).toEqual([failed('not-found'), failed('not-found')])
    expect(asked).toHaveLength(2)
    expect(givenBack).toHaveLength(2)
  })
})

describe('many with one question', () => {
  test('are told one by one; one that breaks off goes on waiting, with its leave', async () => {
    await putSource(1, { url: 'https://a.example/feed' })
    follow = async (address) => {
      if (address.includes('b.example')) throw new Error('The worker has gone')
      return { source: (await findSource(1)) as never }
    }
    const told = new Map<string, Followed>()
    const addresses = ['https://a.example/feed', 'https://b.example/feed']
    expect(
      await followSites(
        addresses,
        () => {},
        (address, followed) => told.set(address, followed),
      ),
    ).toBe(true)
    expect(asked).toEqual([[...ofA, '*://b.example/*', '*://www.b.example/*']])
    expect(told.get(addresses[1] as string)).toEqual(failed('fault'))
    expect((await readWaiting()).map(({ address }) => address)).toEqual([addresses[1]])
    expect(givenBack).toEqual([])
  })
})

describe('what waited and failed', () => {
  test('stays with the reason when it fails again', async () => {
    await addWaiting(['https://a.example/'], 1)
    await followWaiting('https://a.example/')
    expect(await readWaiting()).toMatchObject([
      { address: 'https://a.example/', trouble: { reason: 'not-found' } },
    ])
    await stopWaiting('https://a.example/')
    expect(await readWaiting()).toEqual([])
  })

  test('goes when it is followed', async () => {
    await putSource(1, { url: 'https://a.example/' })
    await addWaiting(['https://a.example/'], 1)
    follow = async () => ({ source: (await findSource(1)) as never })
    await followWaiting('https://a.example/')
    expect(await readWaiting()).toEqual([])
    expect(givenBack).toEqual([])
  })
})

test('for the demo nobody is asked, and it comes back all the same', async () => {
  await putSource(1, { url: `${demoAddress}1`, endedAt: 5 })
  const demo = (await findSource(1)) as NonNullable<Awaited<ReturnType<typeof findSource>>>
  answer = async () => false
  expect(await takeBack([demo])).toBe(true)
  expect((await findSource(1))?.endedAt).toBeUndefined()
  await testSource(demo)
  expect(asked).toEqual([])
  expect((await findSource(1))?.nextCheckAt).toBeUndefined()
})

test('a thousand are let go and taken back with one question, all of their leave with them', async () => {
  const ids = Array.from({ length: 1_000 }, (_, nth) => nth + 1)
  for (const id of ids) await putSource(id, { nextCheckAt: 5, order: id, folder: id % 2 ? 'World' : 'Arts' })
  const before = await listSources()
  await unfollow(before)
  expect((await listSources()).every(({ endedAt }) => endedAt !== undefined)).toBe(true)
  expect(givenBack).toHaveLength(1)
  expect(new Set(givenBack[0]).size).toBe(2_000)
  expect(await takeBack(await listSources())).toBe(true)
  expect(asked).toEqual(givenBack)
  const plain = ({ id, folder, order, endedAt }: Source) => ({ id, folder, order, endedAt })
  expect((await listSources()).map(plain)).toEqual(before.map(plain))
})

test('who takes back nothing after all has lost nothing', async () => {
  await putSource(1)
  await unfollow(await listSources())
  answer = async () => false
  expect(await takeBack(await listSources())).toBe(false)
  expect((await listSources())[0]?.endedAt).toBeDefined()
})
