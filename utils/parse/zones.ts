/** Reads what stands for a zone after a printed time. */

/** How far local time is ahead of UTC: in minutes, or by the rules of an IANA zone. */
export type Zone = number | string

/** Of those that name several, the one most written in news. */
const ABBREVIATIONS = `
  z+0 ut+0 utc+0 gmt+0 wet+0 west+60 bst+60 cet+60 cest+120 met+60 mest+120 mez+60 mesz+120 wat+60
  eet+120 eest+180 cat+120 sast+120 idt+180 msk+180 trt+180 eat+180 gst+240 pkt+300 ist+330
  ict+420 wib+420 hkt+480 sgt+480 awst+480 jst+540 kst+540 acst+570 acdt+630 aest+600 aedt+660 nzst+720 nzdt+780
  brt-180 art-180 clt-240 clst-180 nst-210 ndt-150 ast-240 adt-180 est-300 edt-240 cst-360 cdt-300 mst-420 mdt-360
  pst-480 pdt-420 akst-540 akdt-480 hst-600 sst-660`

/** Without summer or winter in their names they follow a place that uses them. */
const PLACES: [name: string, zone: string][] = [
  ['at', 'America/Halifax'],
  ['et', 'America/New_York'],
  ['ct', 'America/Chicago'],
  ['mt', 'America/Denver'],
  ['pt', 'America/Los_Angeles'],
]

const NAMED = new Map<string, Zone>([
  ...[...ABBREVIATIONS.matchAll(/([a-z]+)([+-]\d+)/g)].map(
    ([, name = '', ahead]) => [name, Number(ahead)] as const,
  ),
  ...PLACES,
])

const OFFSET = /^(?:gmt|utc|ut|z)?\s*([+\u2212-])\s*(\d{1,2})(?::?(\d{2}))?z?$/i

/** An offset, an abbreviation or an IANA name; undefined where it is none of these. */
export function readZone(text: string): Zone | undefined {
  const [, sign, hours, minutes = '0'] = OFFSET.exec(text) ?? []
  if (hours !== undefined) {
    const ahead = Number(hours) * 60 + Number(minutes)
    if (Number(hours) > 14 || Number(minutes) > 59) return undefined
    return sign === '+' ? ahead : -ahead
  }
  return NAMED.get(text.toLowerCase()) ?? (isPlace(text) ? text : undefined)
}

function isPlace(name: string): boolean {
  if (!name.includes('/')) return false
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name) !== undefined
  } catch {
    return false
  }
}
