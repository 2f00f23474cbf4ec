/** Reads how rarely a feed asks to be read: `ttl`, `skipHours`, `skipDays` and `sy:updatePeriod`. */
import type { RssFeed } from 'feedsmith'
import type { Rest } from '../model.ts'

type Asking = Pick<Partial<RssFeed.Feed<string>>, 'ttl' | 'skipHours' | 'skipDays' | 'sy'>

const MINUTES: Record<string, number> = {
  hourly: 60,
  daily: 24 * 60,
  weekly: 7 * 24 * 60,
  monthly: 30 * 24 * 60,
  yearly: 365 * 24 * 60,
}

/** Sunday is 0, as `Date` counts them. */
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

/** Undefined where it asks for nothing. A feed that skips every hour or every day means none of it. */
export function readRest({ ttl, skipHours = [], skipDays = [], sy }: Asking): Rest | undefined {
  const period = MINUTES[sy?.updatePeriod?.toLowerCase() ?? '']
  const frequency = sy?.updateFrequency ?? 1
  const update = period !== undefined && frequency >= 1 ? Math.round(period / frequency) : 0
  const leastMinutes = Math.max(ttl !== undefined && ttl > 0 ? ttl : 0, update)
  const hours = [...new Set(skipHours.map((hour) => hour % 24))].filter(
    (hour) => Number.isInteger(hour) && hour >= 0,
  )
  const days = [...new Set(skipDays.map((day) => DAYS.indexOf(day.trim().toLowerCase())))].filter(
    (day) => day >= 0,
  )
  const rest: Rest = {
    ...(leastMinutes > 0 && { leastMinutes }),
    ...(hours.length > 0 && hours.length < 24 && { skipHours: hours }),
    ...(days.length > 0 && days.length < 7 && { skipDays: days }),
  }
  return Object.keys(rest).length > 0 ? rest : undefined
}
