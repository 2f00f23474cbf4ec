/** Remembers for a day what each site lets Fil fetch by itself. */
import { database } from './database.ts'
import { wasAsked } from './keeping.ts'

/** As the site's robots.txt says it. */
interface Rule {
  path: string
  allows: boolean
}

/** By the origins of the sites. */
type Known = Record<string, { at: number; rules: Rule[] }>

const name = 'robots'

/** What an origin was found to say within the last day; undefined where it is to be asked. */
export async function openRobots(now: number): Promise<(origin: string) => Rule[] | undefined> {
  const known = await readKnown()
  return (origin) => (wasAsked(known[origin]?.at, now) ? known[origin]?.rules : undefined)
}

export function keepRobots(origin: string, rules: Rule[], now: number): Promise<void> {
  return database.transaction('rw', database.settings, async () => {
    const fresh = Object.entries(await readKnown()).filter(([, { at }]) => wasAsked(at, now))
    await database.settings.put({
      name,
      value: { ...Object.fromEntries(fresh), [origin]: { at: now, rules } },
    })
  })
}

async function readKnown(): Promise<Known> {
  return ((await database.settings.get(name))?.value as Known | undefined) ?? {}
}
