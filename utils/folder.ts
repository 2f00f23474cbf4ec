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
