import { describe, expect, test } from 'vitest'
import { parseTicker } from '../../utils/parse/ticker.ts'

const context = { url: 'https://www.fil.example/', timeZone: 'Africa/Casablanca' }
const now = Date.parse('2024-11-16T08:10:00+01:00')
const first = 'Le ministre de l’Équipement a inauguré mardi le nouveau quai en présence des élus.'
const second = 'Les travaux ont coûté deux milliards de dirhams selon les chiffres du ministère.'
const headline = 'Le port de Nador ouvre ses quais'

const textLines = ['08:05', '07:51', '07:32', '07:14', '06:58'].map(
  (time, index) => `${time} Une nouvelle du matin, la numéro ${index}`,
)
const rows = `<ul>${textLines.map((line) => `<li>${line}</li>`).join('')}</ul>`

const findLead = (page: string) => parseTicker(page, context, now)?.stories.find((story) => story.lead)
const inText = (...more: string[]) => findLead([...textLines, ...more].join('\n'))
const inHtml = (more: string, before = '') =>
  findLead(`<html><head><title>Le Fil</title></head><body>${before}${rows}${more}</body></html>`)

describe('the lead of a page of text', () => {
  test('is the line that stands on its own, with the paragraphs after it', () => {
    expect(inText(headline, first, second)).toEqual({
      key: 'le port de nador ouvre ses quais',
      title: headline,
      lead: true,
      content: `<p>${first}</p><p>${second}</p>`,
    })
  })

  test('may stand above the list', () => {
    const page = [headline, first, second, ...textLines].join('\n')
    const stories = parseTicker(page, context, now)?.stories ?? []
    expect(stories[0]?.lead).toBe(true)
    expect(stories).toHaveLength(6)
  })

  test('has empty lines between its paragraphs or none', () => {
    expect(inText('', headline, '', first, '', second)?.content).toBe(`<p>${first}</p><p>${second}</p>`)
  })

  test('ends where the paragraphs end', () => {
    expect(inText(headline, first, second, 'Lire aussi', first)?.content).toBe(
      `<p>${first}</p><p>${second}</p>`,
    )
  })

  test('may ask a question', () => {
    expect(inText('À qui appartient le nouveau quai ?', first, second)?.title).toBe(
      'À qui appartient le nouveau quai ?',
    )
  })

  test.each([
    ['without paragraphs', [headline]],
    ['with a single short paragraph', [headline, first]],
    ['followed by other lines', [headline, 'Politique', 'Sport', 'Culture']],
    ['that is a call', ['Suivez-nous dès maintenant sur Facebook', first, second]],
    ['of three words', ['Une page d’accueil', first, second]],
    ['that is a sentence', [`${headline}.`, first, second]],
    [
      'above rights reserved',
      [
        headline,
        '© 2024 Le Fil, une publication de la presse libre.',
        'Tous droits réservés à la rédaction et à ses auteurs.',
      ],
    ],
  ])('is no line %s', (_what, more) => {
    expect(inText(...more)).toBeUndefined()
  })

  test('with one long paragraph is a lead', () => {
    expect(inText(headline, `${first} ${second} ${first} ${second}`)?.title).toBe(headline)
  })
})

describe('the lead of a page with markup', () => {
  test('is a heading with the paragraphs after it', () => {
    expect(inHtml(`<h2>${headline}</h2><p>${first}</p><p>${second}</p>`)).toMatchObject({
      title: headline,
      content: `<p>${first}</p><p>${second}</p>`,
    })
  })

  test('has the link of its heading', () => {
    expect(inHtml(`<h2><a href="/une">${headline}</a></h2><p>${first}</p><p>${second}</p>`)).toMatchObject({
      key: 'https://fil.example/une',
      url: 'https://www.fil.example/une',
    })
  })

  test('keeps its text, not its markup', () => {
    const lead = inHtml(
      `<h2>${headline}</h2><p>${first.replace('mardi', '<b onclick="x()">mardi</b>')}</p><p>Fin &lt;b&gt; ${second}</p>`,
    )
    expect(lead?.content).toBe(`<p>${first}</p><p>Fin &lt;b&gt; ${second}</p>`)
  })

  test.each([
    ['what is no heading', `<p>${headline}</p><p>${first}</p><p>${second}</p>`],
    ['the heading of a box of text', `<h2>${headline}</h2><div>${first}</div><div>${second}</div>`],
    ['in the footer', `<footer><h2>${headline}</h2><p>${first}</p><p>${second}</p></footer>`],
    ['in the comments', `<div id="comments"><h2>${headline}</h2><p>${first}</p><p>${second}</p></div>`],
    ['the name of the page', '<h1>Le Fil</h1><p>x</p>'],
    ['what the page says of itself', `<h2>${headline}</h2><p>${first}</p>`],
  ])('is not %s', (_what, more) => {
    expect(inHtml(more)).toBeUndefined()
  })

  test('is not a heading that belongs to a row', () => {
    const page = ['08:05', '07:51', '07:32', '07:14', '06:58']
      .map(
        (time, index) =>
          `<article><time>${time}</time><h2><a href="/a/${index}">Une nouvelle du matin, la numéro ${index}</a></h2><p>${first}</p><p>${second}</p></article>`,
      )
      .join('')
    expect(parseTicker(page, context, now)?.stories).toHaveLength(5)
    expect(findLead(page)).toBeUndefined()
  })

  describe('that is a line of the list as well', () => {
    const text = `<p>${first}</p><p>${second}</p>`
    const heading = (title: string) => `<h2>${title}</h2>${text}`
    const linked = `<a href="/nador?utm_source=une">${headline}</a>`
    const line = (at: string, href: string | undefined, title: string) =>
      `<li>${at} ${href === undefined ? title : `<a href="${href}">${title}</a>`}</li>`
    const others = ['07:51', '07:32', '07:14', '06:58'].map((at, nth) =>
      line(at, `/s${nth}`, `Une nouvelle du matin, la numéro ${nth}`),
    )
    const read = (head: string, own: string, isAbove = true) => {
      const list = `<ul>${others.join('')}${own}</ul>`
      const page = `<html><head><title>Le Fil</title></head><body>${isAbove ? head + list : list + head}</body></html>`
      return parseTicker(page, context, now)?.stories ?? []
    }
    const publishedAt = Date.parse('2024-11-16T06:32:00+01:00')
    const whole = { title: headline, publishedAt, isLocal: true, content: text, lead: true }

    test.each([
      ['linked in both', linked, '/nador', true],
      ['linked in both, below the list', linked, '/nador', false],
      ['linked in the list alone', headline, '/nador', true],
      ['linked in the list alone, below it', headline, '/nador', false],
      ['of other signs, linked in the list alone', headline.replace('ses', '« ses »'), '/nador', true],
    ])('is one story, with the time of its line: %s', (_what, head, href, isAbove) => {
      const stories = read(heading(head), line('06:32', href, headline), isAbove)
      expect(stories).toHaveLength(5)
      expect(stories.filter(({ lead }) => lead)).toEqual([
        { key: 'https://fil.example/nador', url: 'https://www.fil.example/nador', ...whole },
      ])
    })

    test('in other words is one story at its address, called as its line', () => {
      const longer = `<a href="/nador">${headline} après dix ans de travaux</a>`
      const stories = read(heading(longer), line('06:32', '/nador', headline))
      expect(stories).toHaveLength(5)
      expect(stories.find(({ lead }) => lead)).toMatchObject({ key: 'https://fil.example/nador', ...whole })
    })

    test('is two stories where each leads elsewhere', () => {
      const stories = read(heading(linked), line('06:32', '/nador-en-bref', headline))
      expect(stories).toHaveLength(6)
      expect(stories.find(({ lead }) => lead)).toMatchObject({ url: expect.stringContaining('/nador?') })
    })

    test.each([[[headline, first, second], []] as const, [[], [headline, first, second]] as const])(
      'is one story in a page of text, wherever it stands',
      (above, below) => {
        const page = [...above, ...textLines, `06:32 ${headline}`, ...below].join('\n')
        const stories = parseTicker(page, context, now)?.stories ?? []
        expect(stories).toHaveLength(6)
        expect(stories.filter(({ lead }) => lead)).toEqual([
          { key: 'le port de nador ouvre ses quais', ...whole },
        ])
      },
    )
  })

  test('is the first of several', () => {
    const more = [headline, 'Le port de Safi ferme ses quais'].map(
      (title) => `<h2>${title}</h2><p>${first}</p><p>${second}</p>`,
    )
    expect(inHtml(more.join(''))?.title).toBe(headline)
  })
})
