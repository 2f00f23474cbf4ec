/** Prints what Fil would make of files or addresses: one JSON line each, through the code that the worker uses. */
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import messages from '../../public/_locales/en/messages.json' with { type: 'json' }
import { decode } from '../../utils/fetch/decode.ts'
import type { ParseContext, Trouble } from '../../utils/model.ts'
import { parse } from '../../utils/parse/parse.ts'

const USAGE =
  'Usage: npm run inspect -- FILE|URL … [--url ADDRESS] [--content-type TYPE] [--time-zone ZONE] [--now INSTANT]'

interface Options {
  url: string | undefined
  contentType: string | undefined
  timeZone: string
  now: number
}

interface Body {
  bytes: Uint8Array
  url: string
  contentType: string | undefined
}

class UsageError extends Error {}

try {
  const { names, options } = readArguments(process.argv.slice(2))
  for (const name of names) console.log(JSON.stringify({ file: name, ...(await inspect(name, options)) }))
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  console.error(`${error.message} ${USAGE}`)
  process.exitCode = 1
}

function readArguments(args: string[]): { names: string[]; options: Options } {
  const { values, positionals } = parseStrictly(args)
  if (positionals.length === 0) throw new UsageError('Name a file or an address to inspect.')
  const url = values.url
  if (url !== undefined && !URL.canParse(url)) throw new UsageError(`--url ${url} is no address.`)
  const timeZone = values['time-zone'] ?? Temporal.Now.timeZoneId()
  if (!isTimeZone(timeZone)) throw new UsageError(`--time-zone ${timeZone} is no time zone.`)
  const now = values.now === undefined ? Date.now() : readInstant(values.now, timeZone)
  if (now === undefined)
    throw new UsageError(`--now ${values.now} is no instant such as 2024-11-16T08:10:00Z.`)
  return { names: positionals, options: { url, contentType: values['content-type'], timeZone, now } }
}

function parseStrictly(args: string[]) {
  try {
    const string = { type: 'string' } as const
    const options = { url: string, 'content-type': string, 'time-zone': string, now: string }
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split('. ')[0]}.`)
  }
}

function isTimeZone(name: string): boolean {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name) !== undefined
  } catch {
    return false
  }
}

/** With an offset or a Z, or as a clock in the time zone, or in epoch milliseconds. */
function readInstant(written: string, timeZone: string): number | undefined {
  if (/^\d{12,14}$/.test(written)) return Number(written)
  try {
    return Temporal.Instant.from(written).epochMilliseconds
  } catch {
    try {
      return Temporal.PlainDateTime.from(written).toZonedDateTime(timeZone).epochMilliseconds
    } catch {
      return undefined
    }
  }
}

async function inspect(name: string, options: Options): Promise<object> {
  const body = await readBody(name, options)
  if (!('bytes' in body)) return { ok: false, ...body }
  const { text, charset } = decode(body.bytes, body.contentType)
  const { contentType } = body
  const context: ParseContext = {
    url: body.url,
    timeZone: options.timeZone,
    ...(contentType && { contentType }),
  }
  const parsed = parse(text, context, options.now)
  if ('trouble' in parsed) return { ok: false, charset, trouble: explain(parsed.trouble) }
  const { reading, parser, isTruncated } = parsed
  const { kind, title, homeUrl, stories } = reading
  const shown = stories.map(({ key, title, url, publishedAt, author, summary }) => {
    return { key, title, url, publishedAt, author, summary }
  })
  return { ok: true, kind, title, homeUrl, charset, parser, isTruncated, stories: shown }
}

/** With the sentence that a reader would see. */
function explain(trouble: Trouble): Trouble & { sentence: string | undefined } {
  const sentences: Record<string, { message: string }> = messages
  return { ...trouble, sentence: sentences[`trouble_${trouble.reason.replaceAll('-', '_')}`]?.message }
}

async function readBody(
  name: string,
  options: Options,
): Promise<Body | { trouble: Trouble & { sentence: string } }> {
  try {
    return /^https?:\/\//i.test(name) ? await fetchBody(name, options) : await openFile(name, options)
  } catch (error) {
    return { trouble: { reason: 'unreachable', sentence: (error as Error).message } }
  }
}

async function fetchBody(address: string, options: Options): Promise<Body> {
  const response = await fetch(address, { signal: AbortSignal.timeout(30_000) })
  if (!response.ok) throw new Error(`${address} answers ${response.status}`)
  return {
    bytes: await response.bytes(),
    url: options.url ?? response.url,
    contentType: options.contentType ?? response.headers.get('content-type') ?? undefined,
  }
}

/** Where no address is told, relative ones start at one that is nobody's. */
async function openFile(path: string, options: Options): Promise<Body> {
  return {
    bytes: await readFile(path),
    url: options.url ?? 'https://source.invalid/',
    contentType: options.contentType,
  }
}
