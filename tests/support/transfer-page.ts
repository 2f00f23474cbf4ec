/** Runs in Fil's own pages: catches what would be downloaded, refuses leave, and counts what is stored. */

interface Caught {
  caught?: { name: string; data: Blob } | undefined
}

/** A browser under test has no folder for downloads. */
export function catchDownloads(): void {
  const blobs = new Map<string, Blob>()
  const create = URL.createObjectURL
  URL.createObjectURL = (data: Blob) => {
    const url = create.call(URL, data)
    blobs.set(url, data)
    return url
  }
  HTMLAnchorElement.prototype.click = function () {
    const data = blobs.get(this.href)
    if (data) (globalThis as Caught).caught = { name: this.download, data }
  }
}

export async function takeDownload(): Promise<{ name: string; base64: string } | undefined> {
  const { caught } = globalThis as Caught
  if (!caught) return undefined
  ;(globalThis as Caught).caught = undefined
  const bytes = new Uint8Array(await caught.data.arrayBuffer())
  return { name: caught.name, base64: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')) }
}

/** As a reader who says no when the browser asks. */
export function refuseLeave(): void {
  const { browser, chrome } = globalThis as unknown as Record<string, { permissions: { request: unknown } }>
  for (const api of [browser, chrome]) if (api) api.permissions.request = async () => false
}

export async function countStored(): Promise<{
  stories: number
  texts: number
  read: number
  saved: number
}> {
  const open = indexedDB.open('fil')
  const settle = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  const store = await settle(open)
  const transaction = store.transaction(['stories', 'texts'])
  const rows: { unread?: 1; saved?: 1 }[] = await settle(transaction.objectStore('stories').getAll())
  const texts = await settle(transaction.objectStore('texts').count())
  store.close()
  return {
    stories: rows.length,
    texts,
    read: rows.filter(({ unread }) => !unread).length,
    saved: rows.filter(({ saved }) => saved).length,
  }
}
