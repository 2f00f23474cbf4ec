/** Rows to measure with: as many invented headlines as wanted, three sources, a few minutes apart. */
import type { Source, StoryRow } from '../../utils/model.ts'

const headlines = [
  'Le port rouvre après la tempête, les ferries reprennent à midi',
  'The harbour library lends its ten thousandth book of the year',
  'أمطار متفرقة وانخفاض في درجات الحرارة ابتداء من يوم الثلاثاء',
  'Marché de gros : les prix des agrumes reculent pour la troisième semaine',
]

export function inventSources(now: number, count = 3): Source[] {
  return Array.from({ length: count }, (_, nth) => nth + 1).map((id) => ({
    id,
    url: `https://source${id}.example/feed`,
    kind: 'feed',
    title: `Source ${id}`,
    timeZone: 'UTC',
    addedAt: now,
    validators: {},
    checkedAt: now,
    nextCheckAt: now + 86_400_000,
    failures: 0,
  }))
}

export function inventRows(count: number, now: number): StoryRow[] {
  return Array.from({ length: count }, (_, index) => {
    const number = count - index
    return {
      id: number,
      sourceId: 1 + (index % 3),
      key: `https://source${1 + (index % 3)}.example/story/${number}`,
      title: `${headlines[index % headlines.length]} (${number})`,
      url: `https://source${1 + (index % 3)}.example/story/${number}`,
      at: now - index * 240_000,
      seenAt: now,
      ...(index % 2 === 0 && { unread: 1 as const }),
    }
  })
}
