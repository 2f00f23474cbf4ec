import { describe, expect, test } from 'vitest'
import type { ParseContext, Reading } from '../../utils/model.ts'
import { parseTicker } from '../../utils/parse/ticker.ts'

const context: ParseContext = { url: 'https://www.fil.example/', timeZone: 'Africa/Casablanca' }
const now = Date.parse('2024-11-16T08:10:00+01:00')

const lines = [
  ['08:05', 'Accord : les deux banques publiques fusionnent'],
  ['08:01', 'Tanger à l’heure du sommet : une ville en chantier'],
  ['07:54', 'L’équipe nationale bat le Kenya à Agadir'],
  ['07:15', 'Deux navires de croisière attendus à Safi'],
  ['21:00', 'Coup de filet contre un réseau de faux billets'],
] as const
const moments = ['16T08:05', '16T08:01', '16T07:54', '16T07:15', '15T21:00'].map((at) => `2024-11-${at}`)

function read(page: string, more: Partial<ParseContext> = {}, at = now): Reading | undefined {
  return parseTicker(page, { ...context, ...more }, at)
}

function list(reading: Reading | undefined): string[] | undefined {
  const zone = reading?.timeZone ?? 'UTC'
  return reading?.stories.map(({ publishedAt }) => {
    if (publishedAt === undefined) return 'none'
    const local = Temporal.Instant.fromEpochMilliseconds(publishedAt).toZonedDateTimeISO(zone)
    return local.toPlainDateTime().toString({ smallestUnit: 'minute' })
  })
}

const write = (line: (time: string, headline: string) => string, joint = '\n') =>
  lines.map(([time, headline]) => line(time, headline)).join(joint)

describe('lines of text', () => {
  test.each([
    ['with a dash and no space', write((time, headline) => `- ${time}${headline}`)],
    ['with a space', write((time, headline) => `${time} ${headline}`)],
    ['with a dash between', write((time, headline) => `${time} - ${headline}`)],
    ['with a long dash in front', write((time, headline) => `– ${time} ${headline}`)],
    ['with a bullet', write((time, headline) => `• ${time} | ${headline}`)],
    ['indented, with tabs', write((time, headline) => `\t${time}\t${headline}  `)],
    ['with lines between', write((time, headline) => `${time} ${headline}`, '\n\n\n')],
    ['as Windows ends lines', write((time, headline) => `${time} ${headline}`, '\r\n')],
    ['with an h', write((time, headline) => `${time.replace(':', 'h')} ${headline}`)],
    ['behind a byte-order mark', `\ufeff${write((time, headline) => `${time} ${headline}`)}`],
  ])('%s are headlines with their moments', (_how, page) => {
    const reading = read(page)
    expect(list(reading)).toEqual(moments)
    expect(reading?.stories.map(({ title }) => title)).toEqual(lines.map(([, headline]) => headline))
  })

  test('are no news where they are fewer than three', () => {
    expect(
      read('08:05 Les deux banques publiques fusionnent\n08:01 Tanger à l’heure du sommet'),
    ).toBeUndefined()
  })

  test('that are too short are no headlines', () => {
    expect(read('06:14 Fajr\n13:20 Dohr\n16:02 Asr\n18:25 Maghrib\n19:44 Icha')).toBeUndefined()
  })

  test('that call the reader are no headlines', () => {
    const page = `${write((time, headline) => `${time} ${headline}`)}\n20:40 Suivez-nous dès maintenant sur Facebook et Instagram\n20:30 Abonnez-vous à notre lettre du matin`
    expect(read(page)?.stories).toHaveLength(5)
  })
})

describe('a list in HTML', () => {
  test.each([
    ['of items', `<ul>${write((time, headline) => `<li>${time} ${headline}</li>`)}</ul>`],
    ['of items that are not closed', `<ul>${write((time, headline) => `<li>${time} ${headline}`)}</ul>`],
    ['of items without a space', `<ul>${write((time, headline) => `<li>${time}${headline}</li>`, '')}</ul>`],
    ['of paragraphs', write((time, headline) => `<p><strong>${time}</strong> ${headline}</p>`)],
    ['of broken lines', `<div>${write((time, headline) => `${time} ${headline}`, '<br>')}</div>`],
    [
      'of text in a box that keeps its lines',
      `<pre>${write((time, headline) => `${time} ${headline}`)}</pre>`,
    ],
    ['of spans', write((time, headline) => `<div><span>${time}</span><span>${headline}</span></div>`)],
    ['in capitals of old', `<UL>${write((time, headline) => `<LI><B>${time}</B> ${headline}`)}</UL>`],
    [
      'with entities',
      `<ul>${write((time, headline) => `<li>${time}&nbsp;&ndash;&nbsp;${headline.replaceAll('’', '&rsquo;')}</li>`)}</ul>`,
    ],
    [
      'with comments between',
      `<ul>${write((time, headline) => `<li><!-- 12:00 -->${time} ${headline}<!-- x --></li>`)}</ul>`,
    ],
    [
      'with scripts between',
      `<ul>${write((time, headline) => `<li>${time} <script>"<li>12:00 a b c d"</script>${headline}</li>`)}</ul>`,
    ],
  ])('%s gives the same', (_how, page) => {
    const reading = read(`<html lang="fr"><body>${page}</body></html>`)
    expect(reading?.stories.map(({ title }) => title)).toEqual(lines.map(([, headline]) => headline))
    expect(list(reading)).toEqual(moments)
  })

  test('whose headlines run on over several elements is put together', () => {
    const page = `<ul>${write((time, headline) => `<li>${time} ${headline.replace(/ (\S+) /, ' <b>$1</b> ')}</li>`)}</ul>`
    expect(read(page)?.stories.map(({ title }) => title)).toEqual(lines.map(([, headline]) => headline))
  })

  test('of four rows is too short to be sure of', () => {
    const page = `<ul>${lines
      .slice(0, 4)
      .map(([time, headline]) => `<li>${time} ${headline}</li>`)
      .join('')}</ul>`
    expect(read(page)).toBeUndefined()
  })

  test('in a menu or a footer is none', () => {
    const rows = `<ul>${write((time, headline) => `<li>${time} <a href="/${time}">${headline}</a></li>`)}</ul>`
    expect(read(`<nav>${rows}</nav>`)).toBeUndefined()
    expect(read(`<footer>${rows}</footer>`)).toBeUndefined()
    expect(read(`<div role="navigation">${rows}</div>`)).toBeUndefined()
    expect(read(`<main>${rows}</main>`)?.stories).toHaveLength(5)
  })
})

describe('what a reading says of its page', () => {
  const rows = `<ul>${write((time, headline) => `<li>${time} <a href="a/${time}">${headline}</a></li>`)}</ul>`

  test('is its title, its language, its address and its zone', () => {
    const reading = read(
      `<html lang="fr-MA"><head><title> Le\n Fil &amp; co </title></head><body>${rows}</body></html>`,
    )
    expect(reading).toMatchObject({
      kind: 'ticker',
      title: 'Le Fil & co',
      language: 'fr-MA',
      homeUrl: 'https://www.fil.example/',
      timeZone: 'Africa/Casablanca',
    })
  })

  test('is the name of its host where it has no title', () => {
    const reading = read(rows)
    expect(reading?.title).toBe('www.fil.example')
    expect(reading).not.toHaveProperty('language')
  })

  test('makes its addresses whole from where the page says that they start', () => {
    expect(read(rows, { url: 'https://www.fil.example/news/today' })?.stories[0]?.url).toBe(
      'https://www.fil.example/news/a/08:05',
    )
    expect(read(`<base href="/other/">${rows}`)?.stories[0]?.url).toBe(
      'https://www.fil.example/other/a/08:05',
    )
  })
})

describe('the zone', () => {
  const rows = `<ul>${write((time, headline) => `<li>${time} ${headline}</li>`)}</ul>`
  const paris = `<html lang="fr-FR"><body>${rows}</body></html>`

  test('is the country’s where the page gives it away', () => {
    const reading = read(paris, { timeZone: 'UTC' })
    expect(reading?.timeZone).toBe('Europe/Paris')
    expect(reading?.stories[0]?.publishedAt).toBe(Date.parse('2024-11-16T08:05:00+01:00'))
  })

  test('is the one assumed by whoever asks where the page gives nothing away', () => {
    const reading = read(rows, { timeZone: 'Asia/Riyadh' }, Date.parse('2024-11-16T08:10:00+03:00'))
    expect(reading?.timeZone).toBe('Asia/Riyadh')
    expect(reading?.stories[0]?.publishedAt).toBe(Date.parse('2024-11-16T08:05:00+03:00'))
  })

  test('is the reader’s choice against whatever the page gives away', () => {
    const choice = { timeZone: 'Asia/Riyadh', timeZoneChosen: true } as const
    const reading = read(paris, choice, Date.parse('2024-11-16T08:10:00+03:00'))
    expect(reading?.timeZone).toBe('Asia/Riyadh')
    expect(reading?.stories[0]?.publishedAt).toBe(Date.parse('2024-11-16T08:05:00+03:00'))
  })
})

describe('from one reading to the next', () => {
  const top = '- 08:58Le tramway de Salé roule de nouveau\n- 08:41La pluie attendue dès ce soir au nord\n'
  const page = write((time, headline) => `- ${time}${headline}`)

  test('lines added on top are new, and no old one moves', () => {
    const before = read(page)?.stories ?? []
    const after = read(top + page, {}, Date.parse('2024-11-16T09:00:00+01:00'))?.stories ?? []
    expect(after.slice(2)).toEqual(before)
    expect(after.slice(0, 2).map(({ key }) => key)).not.toContain(before[0]?.key)
  })

  test('a line keeps its name on the next day', () => {
    const before = read(page)?.stories ?? []
    const later = Date.parse('2024-11-17T07:00:00+01:00')
    const after = read(`06:50 Un jour nouveau se lève sur Rabat\n${page}`, {}, later)?.stories ?? []
    expect(after.slice(1)).toEqual(before)
  })

  test('a line in other signs, accents and capitals keeps its name', () => {
    const keys = (text: string) => read(text)?.stories.map(({ key }) => key)
    const other = page.replace('Accord :', 'ACCORD -').replace('à Agadir', 'a Agadir !').replaceAll('’', "'")
    expect(keys(other)).toEqual(keys(page))
  })
})
