/** Chance that can be repeated: the same seed tells the same story. */

export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number
  below(limit: number): number
  pick<T>(list: readonly T[]): T
  shuffle<T>(list: readonly T[]): T[]
}

/** The generator is mulberry32. */
export function createRandom(seed: string): Random {
  let state = hashSeed(seed)
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return {
    next,
    below,
    pick<T>(list: readonly T[]): T {
      if (list.length === 0) throw new RangeError('nothing to pick from')
      return list[below(list.length)] as T
    },
    shuffle<T>(list: readonly T[]): T[] {
      const deck = [...list]
      for (let last = deck.length - 1; last > 0; last--) {
        const other = below(last + 1)
        ;[deck[last], deck[other]] = [deck[other] as T, deck[last] as T]
      }
      return deck
    },
  }
}

/** FNV-1a, so that seeds that look alike do not act alike. */
function hashSeed(seed: string): number {
  let hash = 0x811c9dc5
  for (const char of seed) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193)
  return hash
}
