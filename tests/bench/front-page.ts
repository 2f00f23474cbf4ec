/**
 * Writes a news front page of a wished size in the mix of recorded ones: half of it scripts and styles, and outside
 * them two attributes and 130 characters to an element, and one letter of text in ten.
 */
import { createRandom, type Random } from '../newsroom/random.ts'

const minute = 60_000
const sections = [
  'Économie',
  'Société',
  'Région',
  'Culture',
  'Sport',
  'Monde',
  'Tribune',
  'Sciences',
] as const
const openings = ['Le port de Salé', 'La coopérative', 'Un collectif', 'Le musée d’Asilah', 'La gare']
const middles = ['rouvre ses portes', 'présente son plan', 'reçoit une délégation', 'double ses effectifs']
const endings = ['après les travaux', 'malgré la sécheresse', 'devant la presse', 'dès la rentrée']
const widths = [320, 480, 768, 1024, 1536]
const media = 'https://media.front.example/uploads/2026/03'

/** How many headlines stand in its list of times, as densely as on recorded pages; the cards around it carry none. */
export const listed = 90

/** French, newest first, the newest story a few minutes before `now`; about `length` characters long. */
export function writeFrontPage(length: number, now: number): string {
  const random = createRandom('front page')
  const head = `<!DOCTYPE html>
<html lang="fr-MA" class="no-js"><head><meta charset="utf-8"><title>Le Rivage – l’actualité en continu</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
${sections.map((name, index) => `<link rel="alternate" title="${name}" href="/feed/${index}">`).join('\n')}
${writeStyles(length / 4)}</head><body class="home blog wp-theme">
${writeMenu('main')}<main id="content" class="layout">\n`
  const foot = `</main>${writeMenu('footer')}${writeScript(length / 4)}</body></html>`
  const list = writeList(now, random)
  let cards = ''
  for (let number = 1; head.length + list.length + cards.length + foot.length < length; number += 1) {
    cards += `${number % 12 === 1 ? `<h2 class="rubric">${random.pick(sections)}</h2>` : ''}${writeCard(number, random)}`
  }
  return head + list + cards + foot
}

function writeStyles(length: number): string {
  const rule = (index: number) =>
    `.wp-block-${index}>.card:not(.is-lead){margin:0 0 ${index % 40}px;color:#${index % 10}a4f}\n`
  return `<style id="theme-inline-css">${writeMany(rule, length)}</style>\n`
}

function writeScript(length: number): string {
  const entry = (index: number) =>
    `{"id":${index},"at":"08:${10 + (index % 50)}","html":"<li>…</li>","section":"${sections[index % 8]}"},`
  return `<script id="state">window.site=[${writeMany(entry, length)}]</script>\n`
}

function writeMany(write: (index: number) => string, length: number): string {
  let written = ''
  for (let index = 0; written.length < length; index += 1) written += write(index)
  return written
}

function writeMenu(name: string): string {
  const items = sections.map((section, index) => {
    const below = sections.map((other, at) => writeItem(`${index}${at}`, other))
    return `<li class="menu-item menu-item-has-children menu-item-${index}"><a href="/rubrique/${index}" class="nav-link"
aria-haspopup="true">${section}</a><ul class="sub-menu" role="menu">${below.join('')}</ul></li>`
  })
  return `<nav class="menu menu-${name}" role="navigation"><ul>${items.join('\n')}</ul></nav>\n`
}

function writeItem(id: string, name: string): string {
  return `<li id="menu-item-${id}" class="menu-item menu-item-type-taxonomy menu-item-object-category menu-item-${id}"><a
href="https://front.example/rubrique/${id}/" class="nav-link nav-link-below">${name}</a></li>\n`
}

function writeList(now: number, random: Random): string {
  let at = now - 3 * minute
  const rows = Array.from({ length: listed }, (_, index) => {
    const clock = new Date(at).toISOString().slice(11, 16)
    at -= (2 + random.below(14)) * minute
    const link = `https://front.example/article/${9000 - index}.html`
    return `          <li id="fil-${9000 - index}" class="fil-item post-${9000 - index} post type-post status-publish hentry">
            <span class="fil-time entry-date published">${clock}</span>
            <a class="fil-link" href="${link}" data-position="${index}" data-origin="fil-home">${writeTitle(random)}</a>
          </li>`
  })
  return `<aside class="fil"><h2>Le fil</h2><ul class="fil-list">${rows.join('\n')}</ul></aside>\n`
}

function writeCard(number: number, random: Random): string {
  const title = writeTitle(random)
  const link = `https://front.example/article/${number}.html`
  const sources = widths.map(
    (width) => `${media}/${number}-${width}x${Math.round(width * 0.56)}.webp ${width}w`,
  )
  return `      <article id="post-${number}" class="card card-medium post-${number} post type-post status-publish has-post-thumbnail hentry">
        <a class="card-image" href="${link}" aria-hidden="true" tabindex="-1">
          <img loading="lazy" decoding="async" width="640" height="360" src="${media}/${number}.webp" alt="${title}"
            srcset="${sources.join(', ')}" sizes="(max-width: 640px) 100vw, 640px">
        </a>
        <div class="card-body">
          <span class="card-rubric"><a href="https://front.example/rubrique/${number % 8}/" rel="category tag">${random.pick(sections)}</a></span>
          <h3 class="card-title"><a href="${link}" rel="bookmark">${title}</a></h3>
          <p class="card-summary">${writeTitle(random)}&nbsp;: la suite.</p>
          <ul class="card-tools">
            <li><button type="button" class="share" data-share="${link}?utm_source=share" aria-label="Partager"><svg viewBox="0 0 24 24"
              aria-hidden="true"><path d="M18 16a3 3 0 0 0-2.4 1.2L8.9 13.7a3 3 0 0 0 0-3.4l6.7-3.5A3 3 0 1 0 15 5"></path></svg></button></li>
          </ul>
        </div></article>
`
}

function writeTitle(random: Random): string {
  return `${random.pick(openings)} ${random.pick(middles)} ${random.pick(endings)}, acte ${random.below(900) + 1}`
}
