/** The invented press: eight outlets, one for each shape in which news is offered. */
import { writeDayPath } from './dates.ts'
import { type Headlines, tellHeadlines } from './headlines.ts'
import type { Language, Outlet } from './outlet.ts'
import { nawras, qafila, rasif } from './press-ar.ts'
import { harbourHill, saltWind } from './press-en.ts'
import { cimes, minute, remparts } from './press-fr.ts'
import { typeset } from './typeset.ts'

export const inventedCast: readonly Outlet[] = [
  {
    ...speak('fr', remparts, 0, 3),
    id: 'remparts',
    title: 'Le Courrier des Remparts',
    tagline: 'Le quotidien du large et de la médina',
    locale: 'fr-MA',
    timeZone: 'Africa/Casablanca',
    format: 'wordpress',
    charset: 'utf-8',
    feedPath: '/feed/',
    color: '#1f5f8b',
    addressStory: (slug, { number, publishedAt }) =>
      `/${writeDayPath(publishedAt, 'Africa/Casablanca')}/${slug}-${number}/`,
  },
  {
    ...speak('en', saltWind, 0, 2),
    id: 'salt-wind',
    title: 'The Salt Wind',
    tagline: 'News from the water’s edge',
    locale: 'en-GB',
    timeZone: 'Europe/Malta',
    format: 'atom',
    charset: 'utf-8',
    feedPath: '/atom.xml',
    color: '#0d7a78',
    addressStory: (slug, { number }) => `/stories/${number}/${slug}`,
  },
  {
    ...speak('en', harbourHill, 1, 2),
    id: 'harbour-hill',
    title: 'Harbour & Hill',
    tagline: 'A small paper for steep towns',
    locale: 'en-GB',
    timeZone: 'Europe/Lisbon',
    format: 'json',
    charset: 'utf-8',
    feedPath: '/feed.json',
    color: '#b0562b',
    addressStory: (slug, { number }) => `/${slug}-${number}`,
  },
  {
    ...speak('fr', cimes, 1, 3),
    id: 'cimes',
    title: 'La Gazette des Cimes',
    tagline: 'Toute la montagne, chaque matin',
    locale: 'fr-MA',
    timeZone: 'Africa/Casablanca',
    format: 'rdf',
    charset: 'iso-8859-1',
    feedPath: '/rss/gazette.rdf',
    color: '#3f6b3a',
    addressStory: (_slug, { number }) => `/article${number}.html`,
  },
  {
    ...speak('ar', rasif, 0, 3),
    id: 'rasif',
    title: 'الرصيف السابع',
    tagline: 'أخبار الميناء والمدينة',
    locale: 'ar-MA',
    timeZone: 'Africa/Casablanca',
    format: 'rss',
    charset: 'windows-1256',
    feedPath: '/rss.php?lang=ar',
    color: '#7a2f45',
    addressStory: (_slug, { number }) => `/news.php?id=${number}`,
  },
  {
    ...speak('ar', qafila, 1, 3),
    id: 'qafila',
    title: 'قافلة الصباح',
    tagline: 'من الواحات إلى القمم',
    locale: 'ar-MA',
    timeZone: 'Africa/Casablanca',
    format: 'sitemap',
    charset: 'utf-8',
    feedPath: '/sitemap-news.xml',
    color: '#a8741a',
    addressStory: (slug, { number }) => `/${slug}-${number}.html`,
  },
  {
    ...speak('fr', minute, 2, 3),
    id: 'minute',
    title: 'Minute Médina',
    tagline: 'La ville, minute par minute',
    locale: 'fr-MA',
    timeZone: 'Africa/Casablanca',
    format: 'ticker',
    charset: 'utf-8',
    feedPath: '/',
    color: '#c0392b',
    addressStory: (slug, { number }) => `/actualites/${slug}-${number}`,
    lead: typesetLead({
      title: 'Au vieux port, l’atelier des chronomètres de marine rouvre ses portes',
      paragraphs: [
        'Il avait fermé un soir d’octobre, sans bruit, avec ses pendules arrêtées toutes à la même heure. Ce matin, derrière la vitrine lavée à grande eau, l’atelier des chronomètres de marine a retrouvé son tic-tac, et les passants du vieux port ont ralenti le pas pour l’écouter.',
        'À l’établi, trois apprenties et un maître horloger remettent en état les instruments confiés par les capitaines de la côte : une vingtaine de chronomètres, deux sextants et une boussole qui, dit-on, n’a jamais indiqué que la maison.',
        'Les pièces manquantes sont tournées sur place, dans un laiton récupéré sur d’anciens remorqueurs. Chaque montre passe ensuite quarante jours sur une étagère, à être comparée à l’heure exacte, matin et soir, sans que personne ne la touche.',
        'L’atelier se visite le mercredi et le samedi. On y apprend qu’une seconde perdue en mer vaut près de cinq cents mètres à l’arrivée, et que la patience, elle, ne se règle pas.',
      ],
    }),
  },
  {
    ...speak('ar', nawras, 2, 3),
    id: 'nawras',
    title: 'بريد النورس',
    tagline: 'حكايات الضفة كل يوم',
    locale: 'ar-TN',
    timeZone: 'Africa/Tunis',
    format: 'rss',
    charset: 'utf-8',
    feedPath: '/rss.xml',
    color: '#2b4a9b',
    addressStory: (slug, { number }) => `/${encodeURIComponent('أخبار')}/${number}/${slug}`,
  },
]

/** `part` of `parts`: which share of the news from anywhere is this outlet's. */
function speak(
  language: Language,
  own: Headlines,
  part: number,
  parts: number,
): Pick<Outlet, 'language' | 'tell'> {
  return { language, tell: (random) => tellHeadlines(own, language, { part, of: parts }, random) }
}

function typesetLead({ title, paragraphs }: NonNullable<Outlet['lead']>): NonNullable<Outlet['lead']> {
  return { title: typeset(title, 'fr'), paragraphs: paragraphs.map((text) => typeset(text, 'fr')) }
}
