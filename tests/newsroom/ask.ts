/** Asks over a real socket and tells exactly what came back, also where a browser would only see an error. */
import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http'

export interface Heard {
  /** 0 where the connection ended without an answer. */
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
  /** The connection ended before the body did. */
  isCut: boolean
}

export interface AskOptions {
  method?: string
  headers?: Record<string, string>
  /** Hangs up after so long, with what has come by then. */
  withinMs?: number
}

/** No redirect is followed, nothing is decompressed, no header is added, and a broken connection is no error. */
export function ask(
  url: string,
  { method = 'GET', headers = {}, withinMs = 5_000 }: AskOptions = {},
): Promise<Heard> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let response: IncomingMessage | undefined
    const sent = request(url, { method, headers, agent: false })
    const patience = setTimeout(() => sent.destroy(), withinMs)
    sent.on('response', (begun) => {
      response = begun
      begun.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', ignore)
    })
    sent.on('error', ignore).on('close', () => {
      clearTimeout(patience)
      resolve({
        status: response?.statusCode ?? 0,
        headers: response?.headers ?? {},
        body: Buffer.concat(chunks),
        isCut: !response?.complete,
      })
    })
    sent.end()
  })
}

function ignore(): void {}
