/**
 * A hundred invented sources, and when each of them publishes, in the proportions that studies of what people subscribe
 * to found: a fifth tells ten stories a day or more, two in five at least one a day, three in five at least one a week.
 */
import { createRandom, type Random } from '../newsroom/random.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

export interface Weekling {
  kind: string
  /** When it publishes, oldest first: before the week, for as long as its rhythm goes back, and in it. */
  moments: number[]
  /** How many stories it lists. */
  window: number
  /** The bytes of its whole answer, compressed as it travels. */
  size: number
  hasValidators: boolean
}

interface Kind {
  name: string
  count: number
  /** On a working day. */
  storiesADay: number
  /** What is left of that on Saturdays and Sundays. */
  weekend: number
  /** How much is told in each hour of the day, UTC. */
  hours: readonly number[]
  window: number
  size: number
}

const office = [0, 0, 0, 0, 0, 0, 1, 3, 6, 8, 8, 7, 5, 5, 7, 8, 7, 5, 3, 2, 1, 1, 0, 0]
const press = [2, 1, 1, 1, 1, 3, 8, 14, 16, 15, 13, 12, 11, 9, 10, 11, 12, 13, 12, 10, 8, 6, 4, 3]
const around = [5, 4, 4, 4, 5, 6, 8, 10, 11, 11, 11, 10, 10, 10, 11, 11, 11, 10, 9, 9, 8, 7, 6, 6]
const evening = [2, 1, 0, 0, 0, 0, 0, 1, 2, 2, 2, 2, 3, 2, 2, 2, 3, 4, 5, 6, 7, 7, 6, 4]

const kinds: readonly Kind[] = [
  { name: 'busy wire', count: 3, storiesADay: 200, weekend: 0.7, hours: around, window: 50, size: 14_000 },
  { name: 'national daily', count: 7, storiesADay: 60, weekend: 0.6, hours: press, window: 40, size: 18_000 },
  {
    name: 'regional daily',
    count: 10,
    storiesADay: 15,
    weekend: 0.5,
    hours: press,
    window: 30,
    size: 15_000,
  },
  { name: 'quiet at night', count: 5, storiesADay: 8, weekend: 0.1, hours: office, window: 20, size: 12_000 },
  { name: 'magazine', count: 15, storiesADay: 2, weekend: 0.4, hours: office, window: 20, size: 22_000 },
  {
    name: 'weekly blog',
    count: 25,
    storiesADay: 1 / 5,
    weekend: 1,
    hours: evening,
    window: 15,
    size: 30_000,
  },
  { name: 'rare blog', count: 35, storiesADay: 1 / 30, weekend: 1, hours: evening, window: 10, size: 20_000 },
]

/** The same for the same seed; the week begins at `from`. */
export function inventPress(seed: string, from: number): Weekling[] {
  return kinds
    .flatMap((kind) => Array.from({ length: kind.count }, () => kind))
    .map((kind, index) => {
      const random = createRandom(`${seed} ${index}`)
      const back = Math.max(28 * day, (2 * kind.window * day) / kind.storiesADay)
      return {
        kind: kind.name,
        moments: publish(kind, from - back, from + 7 * day, random),
        window: kind.window,
        // Between half and twice as large as is usual for its kind.
        size: Math.round(kind.size * 2 ** (random.next() * 2 - 1)),
        // 15 in 100 give none, evenly among the kinds.
        hasValidators: Math.floor((index + 1) * 0.15) === Math.floor(index * 0.15),
      }
    })
}

/** By chance, as often as the hour and the day want it. */
function publish({ storiesADay, weekend, hours }: Kind, from: number, to: number, random: Random): number[] {
  const total = hours.reduce((sum, weight) => sum + weight, 0)
  const moments: number[] = []
  for (let at = from; at < to; at += minute) {
    const date = new Date(at)
    const isWeekend = date.getUTCDay() % 6 === 0
    const anHour = (storiesADay * (isWeekend ? weekend : 1) * (hours[date.getUTCHours()] as number)) / total
    if (random.next() < anHour / 60) moments.push(at + random.below(minute))
  }
  return moments
}
