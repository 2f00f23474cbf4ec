/** A port of the newsroom: one outlet stands behind it, or many, each below a path of its own. */
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Door {
  readonly origin: string
  /** Whether connections are taken; a closed door refuses them, and opens again on the same port. */
  open(): Promise<void>
  close(): Promise<void>
}

export async function openDoor(answer: RequestListener): Promise<Door> {
  const server = createServer({ keepAliveTimeout: 5_000 }, answer)
  const listen = (port: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject)
        resolve()
      })
    })
  await listen(0)
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    async open() {
      if (!server.listening) await listen(port)
    },
    close() {
      return new Promise((resolve) => {
        if (!server.listening) return resolve()
        server.close(() => resolve())
        server.closeAllConnections()
      })
    },
  }
}
