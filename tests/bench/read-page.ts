/** A front page read for its list of times ÷ htmlparser2 alone over the same text, with nothing to call. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Parser } from 'htmlparser2'
import { parseTicker } from '../../utils/parse/ticker.ts'
import { compareTimes, type Figure, findMedian } from './figure.ts'
import { listed, writeFrontPage } from './front-page.ts'

const recorded = fileURLToPath(new URL('../../../shared/data/pages/lavieeco-home.html', import.meta.url))
const now = Date.parse('2026-03-10T18:00:00Z')
const rounds = 41
const most = 2

interface Case {
  name: string
  html: string
  url: string
  headlines: number
}

export async function measureReading(): Promise<Figure[]> {
  const name = 'front page read ÷ htmlparser2'
  const invented = {
    name,
    html: writeFrontPage(600_000, now),
    url: 'https://front.example/',
    headlines: listed,
  }
  if (existsSync(recorded)) return [compareReading(invented), compareReading(readRecorded())]
  console.error('Skipped: the recorded front page, optional recorded data that is not beside the project.')
  return [compareReading(invented)]
}

function readRecorded(): Case {
  const html = readFileSync(recorded, 'utf8')
  return {
    name: 'recorded front page read ÷ htmlparser2',
    html,
    url: 'https://www.lavieeco.com/',
    headlines: 45,
  }
}

/** The two take turns at going first; the first rounds warm both up. */
function compareReading({ name, html, url, headlines }: Case): Figure {
  const context = { url, timeZone: 'UTC', timeZoneChosen: true as const }
  const read = () => parseTicker(html, context, now)?.stories.length ?? 0
  const found = read()
  if (found !== headlines) throw new Error(`${name}: ${found} headlines read instead of ${headlines}.`)
  const works = { read, walk: () => walk(html) }
  const times = { read: [] as number[], walk: [] as number[] }
  for (let round = -10; round < rounds; round += 1) {
    for (const one of round % 2 === 0 ? (['read', 'walk'] as const) : (['walk', 'read'] as const)) {
      const startedAt = performance.now()
      works[one]()
      if (round >= 0) times[one].push(performance.now() - startedAt)
    }
  }
  const size = `${Math.round(html.length / 1000)} KB`
  return compareTimes(`${name}, ${size}`, findMedian(times.read), findMedian(times.walk), 'ms', most)
}

/** Handlers that are there and empty, so that it makes of the text all that a reader of pages would be given. */
function walk(html: string): void {
  const parser = new Parser({ onopentag: nothing, ontext: nothing, onclosetag: nothing })
  parser.write(html)
  parser.end()
}

const nothing = () => {}
