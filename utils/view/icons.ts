/** The addresses of the sources' icons within the page, by the sources' ids; none before the store is open. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals'

/** What is shown of one source: `url` is absent where nothing is, or what there is cannot be drawn. */
interface Shown {
  checkedAt: number
  url?: string
}

const urls: Signal<ReadonlyMap<number, string>> = signal(new Map())
let shown = new Map<number, Shown>()

export const iconUrls: ReadonlySignal<ReadonlyMap<number, string>> = urls

/** Shows these and no others. One that is shown already keeps its address, so that no picture is drawn twice. */
export function showIcons(icons: { id: number; checkedAt: number; data?: Blob }[]): void {
  const before = shown
  shown = new Map(icons.map((icon) => [icon.id, findSame(before, icon) ?? makeShown(icon)]))
  for (const [id, one] of before) if (shown.get(id) !== one) letGo(one)
  publish()
}

/** Takes back one that the browser cannot draw. */
export function dropIcon(id: number): void {
  const one = shown.get(id)
  if (!one) return
  letGo(one)
  shown.set(id, { checkedAt: one.checkedAt })
  publish()
}

function findSame(before: Map<number, Shown>, { id, checkedAt }: { id: number; checkedAt: number }) {
  const one = before.get(id)
  return one?.checkedAt === checkedAt ? one : undefined
}

function makeShown({ checkedAt, data }: { checkedAt: number; data?: Blob }): Shown {
  return { checkedAt, ...(data && { url: URL.createObjectURL(data) }) }
}

function letGo({ url }: Shown): void {
  if (url !== undefined) URL.revokeObjectURL(url)
}

function publish(): void {
  urls.value = new Map([...shown].flatMap(([id, { url }]) => (url === undefined ? [] : [[id, url]])))
}
