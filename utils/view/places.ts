/** Where the reader was in the articles that were read last; kept where it can be read at once, and written by a page that closes. */

export interface Place {
  /** Which of the article's blocks stands at the top. */
  block: number
  /** How much of it is above that, from 0 to 1. */
  part: number
}

const most = 300

export function recallPlace(id: number): Place | undefined {
  const kept = readKept().find(([of]) => of === id)
  return kept && { block: kept[1], part: kept[2] }
}

/** Undefined is its beginning, where every article is opened. */
export function rememberPlace(id: number, place: Place | undefined): void {
  const others = readKept().filter(([of]) => of !== id)
  const own: Kept[] = place ? [[id, place.block, Math.round(place.part * 1_000) / 1_000]] : []
  try {
    localStorage.setItem('places', JSON.stringify([...own, ...others].slice(0, most)))
  } catch {
    // Where there is no room an article begins at its beginning.
  }
}

type Kept = [id: number, block: number, part: number]

/** The newest first. What cannot be read is nothing. */
function readKept(): Kept[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem('places') ?? '[]')
    return Array.isArray(kept) ? kept.filter(isKept) : []
  } catch {
    return []
  }
}

function isKept(value: unknown): value is Kept {
  return (
    Array.isArray(value) && value.length === 3 && value.every((part) => Number.isFinite(part) && part >= 0)
  )
}
