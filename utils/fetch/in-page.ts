/**
 * What Fil runs inside a page that the reader has open, when they ask what it offers: it reads the page, and asks the
 * page's own site. Each function is sent there alone, and so uses nothing of this file.
 */
import type { SeenFile, SeenPage } from '../site.ts'

/** The page as it stands; a file that the browser shows as one is not read, since what stands there is its viewer. */
export async function readPage(): Promise<SeenPage> {
  const { contentType, documentElement } = document
  const isPage = /html/.test(contentType)
  const page = {
    url: location.href.replace(/#.*$/s, ''),
    contentType,
    html: isPage ? documentElement.outerHTML.slice(0, 4_000_000) : '',
  }
  if (!isPage) return page
  try {
    const asked = await fetch(new URL('/robots.txt', location.origin), {
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(3_000),
    })
    const type = asked.headers.get('content-type') ?? ''
    return asked.ok && type.startsWith('text/plain')
      ? { ...page, robots: (await asked.text()).slice(0, 500_000) }
      : page
  } catch {
    return page
  }
}

/** A file of the page's own site, or of one that lets pages read it; null where it cannot be had. */
export async function readFile(url: string): Promise<SeenFile | null> {
  try {
    const answer = await fetch(url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(10_000),
    })
    const length = Number(answer.headers.get('content-length') ?? 0)
    if (!answer.ok || length > 4_000_000) return null
    // Firefox lets nobody read the bytes themselves of what a page was answered ("TypedArray data over Xrays").
    const file = (await answer.blob()).slice(0, 4_000_000)
    const bytes = await new Promise<string>((resolve, reject) => {
      const reader = new FileReader()
      reader.onload = () => resolve(reader.result as string)
      reader.onerror = reject
      reader.readAsBinaryString(file)
    })
    return { url: answer.url, contentType: answer.headers.get('content-type') ?? '', bytes }
  } catch {
    return null
  }
}
