/** As many outlets as a bench asks for: plain RSS, headlines that differ only in what must differ. */
import type { Draft, Outlet, Section } from './outlet.ts'
import { english } from './prose-en.ts'

const sections: readonly Section[] = ['city', 'water', 'culture', 'sport', 'trade', 'nature']
const colors: readonly string[] = ['#1f5f8b', '#0d7a78', '#b0562b', '#3f6b3a', '#7a2f45', '#a8741a']

export function listSyntheticOutlets(count: number): Outlet[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `synthetic-${index + 1}`,
    title: `Bulletin ${index + 1}`,
    tagline: 'News by the yard',
    language: 'en',
    locale: 'en-GB',
    timeZone: 'UTC',
    format: 'rss',
    charset: 'utf-8',
    feedPath: '/rss.xml',
    color: colors[index % colors.length] as string,
    addressStory: (_slug, { number }) => `/stories/${number}`,
    tell: () => tellBulletins(index + 1),
  }))
}

function* tellBulletins(bulletin: number): Generator<Draft, never> {
  for (let nth = 0; ; nth++) {
    const section = sections[nth % sections.length] as Section
    const happenings = english.happenings[section]
    const place = english.places[nth % english.places.length]
    yield { title: `${place}: ${happenings[nth % happenings.length]} (${bulletin}/${nth + 1})`, section }
  }
}
