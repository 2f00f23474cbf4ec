/** Stories whose pages may be kept ahead, and the edges around them: a web that answers, a platform that may hinder. */
import { vi } from 'vitest'
import { keepArticles } from '../../utils/keep-articles.ts'
import type { Source, StoryRow } from '../../utils/model.ts'
import { database } from '../../utils/store/database.ts'
import { emptyStore, putSource } from './fill-store.ts'

const page = `<title>Ferry</title><article>${'<p>The ferry of Port Lorne crossed the bay.</p>'.repeat(20)}</article>`
/** A text that needs no page. */
export const whole = '<p>The ferry of Port Lorne crossed the bay once more today.</p>'.repeat(20)

export const usual = { isAllowed: true, onLine: true, connection: {} as object }

/** What was asked for, and how the edges are at the moment. */
export const edges = {
  asked: [] as { url: string; at: number }[],
  answer: answerPage as (url: string) => Response | Promise<Response>,
  /** The same for what the sites let be fetched, which most of them do not say. */
  robotsAsked: [] as { url: string; at: number }[],
  answerRobots: lackRobots as (url: string) => Response | Promise<Response>,
  platform: usual,
}

/** To be called before each test; `vi.unstubAllGlobals` after it. */
export async function setEdges(): Promise<void> {
  await emptyStore()
  Object.assign(edges, { asked: [], answer: answerPage, platform: usual })
  Object.assign(edges, { robotsAsked: [], answerRobots: lackRobots })
  vi.stubGlobal('fetch', async (url: string) => {
    if (url.endsWith('/robots.txt')) {
      edges.robotsAsked.push({ url, at: performance.now() })
      return edges.answerRobots(url)
    }
    edges.asked.push({ url, at: performance.now() })
    return edges.answer(url)
  })
  const { locks } = navigator
  vi.stubGlobal('navigator', {
    locks,
    get connection() {
      return edges.platform.connection
    },
    get onLine() {
      return edges.platform.onLine
    },
  })
}

export function answerPage(url: string): Response {
  return reply(page, url)
}

function lackRobots(url: string): Response {
  return reply('', url, { status: 404 })
}

export function reply(body: string, url: string, init: ResponseInit = {}): Response {
  const response = new Response(body, { headers: { 'content-type': 'text/html' }, ...init })
  Object.defineProperty(response, 'url', { value: url })
  return response
}

/** The network goes while it is asked. */
export function loseNetwork(): Promise<Response> {
  edges.platform = { ...usual, onLine: false }
  return Promise.reject(new TypeError('Failed to fetch'))
}

export function follow(id: number, fields: Partial<Source> = {}): Promise<void> {
  return putSource(id, { nextCheckAt: Date.now() + 60_000, ...fields })
}

/** On a host of its own for each source. */
export function addressOf(id: number, sourceId = 1): string {
  return `https://s${sourceId}.example/${id}`
}

/** Unread, the higher its id the newer. */
export async function tell(id: number, fields: Partial<StoryRow> = {}): Promise<void> {
  const { sourceId = 1 } = fields
  const row = { id, sourceId, key: `${id}`, title: `Story ${id}`, url: addressOf(id, sourceId) }
  await database.stories.put({ ...row, at: id, seenAt: Date.now(), unread: 1, ...fields } as StoryRow)
}

export async function tellMany(count: number, fields: Partial<StoryRow> = {}): Promise<void> {
  for (let id = 1; id <= count; id += 1) await tell(id, fields)
}

/** `gapMs` between two pages of one host. */
export function keep(gapMs = 1): Promise<void> {
  const keeper = { read: async () => ({}), write: async () => undefined }
  return keepArticles(async () => edges.platform.isAllowed, keeper, gapMs)
}

let passed = 0

/** Sets the clock forward, or back, until `vi.restoreAllMocks`; it goes on as before. */
export function passTime(ms: number): void {
  if (!vi.isMockFunction(Date.now)) passed = 0
  passed += ms
  vi.spyOn(Date, 'now').mockImplementation(() =>
    Math.round(performance.timeOrigin + performance.now() + passed),
  )
}

export function listAsked(): string[] {
  return edges.asked.map(({ url }) => url)
}

/** Ids of the stories whose pages are stored. */
export function listKept(): Promise<number[]> {
  return database.articles.toCollection().primaryKeys()
}
