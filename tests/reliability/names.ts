/** Gives this machine public names, as a hosts file would, so that the newsroom may stand for sites on the open web. */
import dns from 'node:dns'
import { isIP } from 'node:net'
import { vi } from 'vitest'

/** Below this all names lead to this machine. */
const domain = '.press.test'

type Tell = (error: NodeJS.ErrnoException | null, address: unknown, family?: number) => void

/** No other name leads anywhere, so that no test depends on the network. `vi.restoreAllMocks` ends it. */
export function nameThisMachine(): void {
  answerNames((name) => isIP(name) > 0 || name === 'localhost' || name.endsWith(domain))
}

/** From now on no name leads anywhere, as where the resolver cannot be reached. */
export function loseNames(): void {
  answerNames((name) => isIP(name) > 0)
}

/** The same address under a name that is not the reader's own machine. */
export function makePublic(url: string, name: string): string {
  return url.replace('127.0.0.1', name + domain)
}

function answerNames(isKnown: (name: string) => boolean): void {
  const lookup = (name: string, { all }: dns.LookupOptions, tell: Tell): void => {
    const error = Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: 'ENOTFOUND' })
    queueMicrotask(() => {
      if (!isKnown(name)) tell(error, '')
      else if (all) tell(null, [{ address: '127.0.0.1', family: 4 }])
      else tell(null, '127.0.0.1', 4)
    })
  }
  vi.spyOn(dns, 'lookup').mockImplementation(lookup as unknown as typeof dns.lookup)
}
