/** The column of headlines, a section a day; older ones are fetched as the end comes near. */
import { useEffect, useRef } from 'preact/hooks'
import { formatDate, say, sayCount } from '../utils/i18n.ts'
import type { Source } from '../utils/model.ts'
import type { DayOfHeadlines, HeadlineList } from '../utils/view/headlines.ts'
import { Row } from './Row.tsx'
import './list.css'

interface ColumnProps {
  list: HeadlineList
  sources: Source[]
}

export function Column({ list, sources }: ColumnProps) {
  const headlines = list.headlines.value
  const sourceOf = new Map(sources.map((source) => [source.id, source]))
  return (
    <main class="column" aria-label={say('headlines')}>
      {headlines?.days.map((day) => (
        <section class="day" key={day.startAt}>
          <DayHeading day={day} />
          <ol>
            {day.rows.map((row) => (
              <Row key={row.id} row={row} source={sourceOf.get(row.sourceId)} />
            ))}
          </ol>
        </section>
      ))}
      {headlines?.hasMore && <End onNear={list.showMore} windowSize={headlines.days.reduce(countRows, 0)} />}
    </main>
  )
}

function DayHeading({ day }: { day: DayOfHeadlines }) {
  const name = day.name === 'date' ? formatDate(day.startAt) : say(day.name)
  return (
    <h2>
      <bdi>{name}</bdi> {day.unread > 0 && <bdi class="count">· {sayCount('unread', day.unread)}</bdi>}
    </h2>
  )
}

function countRows(count: number, day: DayOfHeadlines): number {
  return count + day.rows.length
}

/** Stands at the end of the window; looked at anew for each size, since it may still be near after growing. */
function End({ onNear, windowSize }: { onNear: () => void; windowSize: number }) {
  const mark = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!mark.current) return
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && onNear(), {
      root: mark.current.closest('.column'),
      rootMargin: '1200px',
    })
    observer.observe(mark.current)
    return () => observer.disconnect()
  }, [windowSize, onNear])
  return <div ref={mark} />
}
