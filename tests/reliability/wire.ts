/** A bare web server that answers exactly what a test tells it to, header for header. */
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Heard {
  path: string
  headers: IncomingHttpHeaders
}

export interface Line {
  status?: number
  headers?: Record<string, string>
  body?: string | Uint8Array
}

export interface Wire {
  readonly url: string
  /** Every request, oldest first. */
  readonly log: readonly Heard[]
  /** From now on it answers so. */
  say(answer: Line | ((heard: Heard) => Line | Promise<Line>)): void
  close(): void
}

export async function openWire(): Promise<Wire> {
  const log: Heard[] = []
  let answer: (heard: Heard) => Line | Promise<Line> = () => ({})
  const server = createServer(async ({ url = '/', headers }, response) => {
    const heard = { path: url, headers }
    log.push(heard)
    const { status = 200, headers: told = {}, body = '' } = await answer(heard)
    response.writeHead(status, { 'content-type': 'application/rss+xml', ...told }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed`,
    log,
    say(next) {
      answer = typeof next === 'function' ? next : () => next
    },
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** A feed with a story at each of these moments, and whatever else its channel is to say. */
export function writeFeed(times: readonly number[], channel = ''): string {
  const items = times.map(
    (at) =>
      `<item><title>Told at ${at}</title><guid isPermaLink="false">${at}</guid><pubDate>${new Date(at).toUTCString()}</pubDate></item>`,
  )
  return `<?xml version="1.0"?><rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><title>On the wire</title>${channel}${items.join('')}</channel></rss>`
}
