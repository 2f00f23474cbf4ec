/** Assumes in which zone a site prints its times, from what its pages give away. */

/** What a page gives away of its place. */
export interface SiteFacts {
  url: string
  /** BCP 47, as the page declares it. */
  language?: string | undefined
  /** Offsets printed beside times, in minutes, each with an instant at which it held. */
  offsets: { minutes: number; at: number }[]
}

/** Where nearly all of a country's newsrooms are; countries of many zones are left out. */
const COUNTRIES = `
  ma:Africa/Casablanca dz:Africa/Algiers tn:Africa/Tunis ly:Africa/Tripoli eg:Africa/Cairo
  mr:Africa/Nouakchott sn:Africa/Dakar ci:Africa/Abidjan ml:Africa/Bamako bf:Africa/Ouagadougou
  ne:Africa/Niamey td:Africa/Ndjamena cm:Africa/Douala ga:Africa/Libreville cg:Africa/Brazzaville
  bj:Africa/Porto-Novo tg:Africa/Lome gn:Africa/Conakry ng:Africa/Lagos gh:Africa/Accra
  ke:Africa/Nairobi za:Africa/Johannesburg sd:Africa/Khartoum dj:Africa/Djibouti
  mg:Indian/Antananarivo sa:Asia/Riyadh ae:Asia/Dubai qa:Asia/Qatar kw:Asia/Kuwait bh:Asia/Bahrain
  om:Asia/Muscat ye:Asia/Aden iq:Asia/Baghdad jo:Asia/Amman lb:Asia/Beirut sy:Asia/Damascus
  ps:Asia/Gaza il:Asia/Jerusalem ir:Asia/Tehran tr:Europe/Istanbul pk:Asia/Karachi in:Asia/Kolkata
  jp:Asia/Tokyo cn:Asia/Shanghai kr:Asia/Seoul sg:Asia/Singapore fr:Europe/Paris be:Europe/Brussels
  ch:Europe/Zurich lu:Europe/Luxembourg mc:Europe/Monaco es:Europe/Madrid pt:Europe/Lisbon
  it:Europe/Rome de:Europe/Berlin at:Europe/Vienna nl:Europe/Amsterdam uk:Europe/London
  gb:Europe/London ie:Europe/Dublin dk:Europe/Copenhagen se:Europe/Stockholm no:Europe/Oslo
  fi:Europe/Helsinki pl:Europe/Warsaw cz:Europe/Prague sk:Europe/Bratislava hu:Europe/Budapest
  ro:Europe/Bucharest bg:Europe/Sofia gr:Europe/Athens ua:Europe/Kyiv
  ar:America/Argentina/Buenos_Aires co:America/Bogota pe:America/Lima ve:America/Caracas
  uy:America/Montevideo ht:America/Port-au-Prince`

const zones = new Map(
  COUNTRIES.trim()
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
)

/** Domains of countries that are sold to the whole world. */
const GENERIC = new Set(['co', 'ly', 'dj', 'ga', 'ml', 'cm', 'tg'])

/** Printed offsets speak first, where a likely zone agrees with them by its name; then the site's country. */
export function assumeTimeZone(facts: SiteFacts, fallback: string): string {
  const likely = [...listCountryZones(facts), fallback]
  const told = facts.offsets.find(({ minutes }) => minutes !== 0)
  if (!told) return likely[0] as string
  return likely.find((zone) => readOffset(zone, told.at) === told.minutes) ?? nameOffset(told.minutes)
}

/** The domain's country, then that of the language. */
function listCountryZones({ url, language }: SiteFacts): string[] {
  const domain = new URL(url).hostname.split('.').at(-1) ?? ''
  const region = /[-_]([a-z]{2})(?:$|[-_])/i.exec(language ?? '')?.[1]?.toLowerCase() ?? ''
  const likely = [GENERIC.has(domain) ? undefined : zones.get(domain), zones.get(region)]
  return likely.filter((zone) => zone !== undefined)
}

function readOffset(zone: string, at: number): number {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds / 60e9
}

/** Etc/GMT-1 is one hour ahead; what is not whole hours has no such name. */
function nameOffset(minutes: number): string {
  const hours = Math.abs(minutes) / 60
  if (Number.isInteger(hours)) return `Etc/GMT${minutes > 0 ? '-' : '+'}${hours}`
  const written = [Math.floor(hours), Math.abs(minutes) % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':')
  return `${minutes > 0 ? '+' : '-'}${written}`
}
