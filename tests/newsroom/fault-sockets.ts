/** Sends an answer the way a bad line or a bad server would. */
import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import type { Reply } from './answer.ts'
import type { SocketFault } from './fault.ts'
import { streamBomb } from './gzip-bomb.ts'

export async function sendFaultily(
  fault: SocketFault,
  reply: Reply,
  response: ServerResponse,
): Promise<void> {
  switch (fault.kind) {
    case 'drip':
      return drip(reply, response, fault.everyMs ?? 1000)
    case 'reset':
      return resetAfter(reply, response, fault.afterBytes)
    case 'truncate':
      return truncate(reply, response, fault.afterBytes ?? reply.body.length >> 1, fault.honest === true)
    case 'hang':
      if (fault.afterHeaders) response.writeHead(reply.status, reply.headers).flushHeaders()
      return
    case 'bomb':
      return bomb(reply, response, fault.bytes ?? 2 * 1024 ** 3)
  }
}

async function drip(
  { status, headers, body }: Reply,
  response: ServerResponse,
  everyMs: number,
): Promise<void> {
  response.writeHead(status, headers)
  for (const byte of body) {
    if (response.destroyed) return
    response.write(Uint8Array.of(byte))
    await wait(everyMs, undefined, { ref: false })
  }
  response.end()
}

/** The pause lets the bytes arrive: a reset overtakes what the other side has not read yet. */
async function resetAfter(
  { status, headers, body }: Reply,
  response: ServerResponse,
  bytes: number,
): Promise<void> {
  if (bytes > 0) {
    response.writeHead(status, headers).write(body.subarray(0, bytes))
    await wait(50)
  }
  response.socket?.resetAndDestroy()
}

async function truncate(
  { status, headers, body }: Reply,
  response: ServerResponse,
  bytes: number,
  isHonest: boolean,
): Promise<void> {
  const length = isHonest ? Math.min(bytes, body.length) : body.length
  response.writeHead(status, { ...headers, 'content-length': length, connection: 'close' })
  response.end(body.subarray(0, bytes))
}

async function bomb({ status, headers }: Reply, response: ServerResponse, bytes: number): Promise<void> {
  const { 'content-length': _length, ...rest } = headers
  response.writeHead(status, { ...rest, 'content-encoding': 'gzip' })
  await pipeline(Readable.from(streamBomb(bytes), { objectMode: false }), response).catch(() => undefined)
}
