/** The views of the list: all, unread, saved, of one folder or of one source; and how they are written down. */

import { isInside } from '../folder.ts'
import type { Source } from '../model.ts'

export type View =
  | { kind: 'all' | 'unread' | 'saved' }
  | { kind: 'folder'; folder: string }
  | { kind: 'source'; sourceId: number }

export function writeView(view: View): string {
  if (view.kind === 'folder') return `folder:${view.folder}`
  return view.kind === 'source' ? `source:${view.sourceId}` : view.kind
}

/** All, where it was not written by `writeView`. */
export function readView(written: string | null): View {
  const [, kind, rest = ''] = /^(\w+):?(.*)$/s.exec(written ?? '') ?? []
  if (kind === 'unread' || kind === 'saved') return { kind }
  if (kind === 'folder' && rest !== '') return { kind, folder: rest }
  if (kind === 'source' && /^\d+$/.test(rest)) return { kind, sourceId: Number(rest) }
  return { kind: 'all' }
}

/** Whether its folder or its source is still there. */
export function isThere(view: View, sources: Source[]): boolean {
  const followed = sources.filter(({ endedAt }) => endedAt === undefined)
  if (view.kind === 'folder') return followed.some(({ folder }) => isInside(folder, view.folder))
  return view.kind !== 'source' || followed.some(({ id }) => id === view.sourceId)
}

export function isSameView(one: View, other: View): boolean {
  return writeView(one) === writeView(other)
}
