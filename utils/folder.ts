/** A folder's path: the names of the folders that it stands in and its own, with "/" between them (pure). */

/** The path as it was typed, without what means nothing; undefined where that is all. */
export function readFolder(typed: string): string | undefined {
  const names = typed.split('/').map((name) => name.trim().replace(/\s+/g, ' '))
  return names.filter((name) => name !== '').join('/') || undefined
}

/** Its own name, without those of the folders that it stands in. */
export function nameFolder(folder: string): string {
  return folder.slice(folder.lastIndexOf('/') + 1)
}

/** Whether what stands in `folder` stands in `outer`, itself or deeper. */
export function isInside(folder: string | undefined, outer: string): boolean {
  return folder === outer || folder?.startsWith(`${outer}/`) === true
}

/** The folder and all that it stands in, the outermost first. */
export function listAncestors(folder: string): string[] {
  const names = folder.split('/')
  return names.map((_, nth) => names.slice(0, nth + 1).join('/'))
}

/**
 * Spells folders like those that are there, name by name, whichever capitals and whichever form of accents they are
 * written with; one that is not there yet is there from then on, as it was first written.
 */
export function openSpelling(there: Iterable<string | undefined>): (folder: string) => string {
  const known = new Map<string, string>()
  const spell = (folder: string) => {
    let path = ''
    for (const name of folder.split('/')) {
      const written = path === '' ? name : `${path}/${name}`
      const same = fold(written)
      path = known.get(written) ?? known.get(same) ?? written
      if (!known.has(same)) known.set(same, path)
    }
    return path
  }
  for (const folder of there) {
    if (folder === undefined) continue
    spell(folder)
    // Two that were there before are left apart.
    for (const path of listAncestors(folder)) known.set(path, path)
  }
  return spell
}

/** The folder as it is spelled where sources are followed that are not among those that are moved into it. */
export function spellForMoved(
  folder: string,
  ids: number[],
  sources: { id: number; folder?: string; endedAt?: number }[],
): string {
  const others = sources.filter(({ id, endedAt }) => endedAt === undefined && !ids.includes(id))
  return openSpelling(others.map((source) => source.folder))(folder)
}

/**
 * What becomes of any folder where all that stood in some was moved to `to`: it is the same folder, spelled anew, where
 * that differs only in capitals or in the form of accents and nothing is `left` in the old one.
 */
export function openRespelling(
  moved: Iterable<string | undefined>,
  to: string,
  left: (string | undefined)[],
): (folder: string) => string {
  const anew = new Map<string, string>()
  const there = listAncestors(to)
  for (const from of moved) {
    for (const [nth, path] of from === undefined ? [] : listAncestors(from).entries()) {
      const now = there[nth]
      if (now === undefined || fold(now) !== fold(path)) break
      if (now !== path && !left.some((other) => isInside(other, path))) anew.set(path, now)
    }
  }
  return (folder) => {
    const path = listAncestors(folder).findLast((one) => anew.has(one))
    return path === undefined ? folder : anew.get(path) + folder.slice(path.length)
  }
}

function fold(path: string): string {
  return path.normalize('NFC').toLowerCase()
}
