/** A day of the list: its heading, which stays in view, and those of its rows that are drawn. */
import type { ComponentChildren } from 'preact'
import { formatDate, say, sayCount } from '../utils/i18n.ts'
import type { Source, StoryRow } from '../utils/model.ts'
import { nameDay } from '../utils/view/days.ts'
import type { Run, Stretch } from '../utils/view/order.ts'
import type { LivePanel, Panel } from '../utils/view/panel.ts'
import type { Acts } from './acts.ts'
import { Row } from './Row.tsx'
import type { Reading } from './reading.ts'

export interface ColumnProps {
  panel: Panel & Partial<LivePanel>
  reading: Reading
  acts?: Acts | undefined
  onMenu?: ((row: StoryRow, button: HTMLElement) => void) | undefined
  mark?: ((row: StoryRow) => Marked) | undefined
  /** Stands above all days, in the room that the sizes tell. */
  lead?: ComponentChildren
}

/** What was searched, marked in a headline, and in what the story says beside it where the headline does not show it. */
export interface Marked {
  words: ComponentChildren
  said: ComponentChildren
}

export interface DrawnStretch extends Stretch {
  /** One more row of the run, drawn out of view. */
  extra?: number
}

/** Without a pointer that hovers, every row shows what can be done with it. */
const isTouched = matchMedia('(hover: none)').matches

interface DayOfRowsProps extends Omit<ColumnProps, 'reading' | 'lead'> {
  stretch: DrawnStretch
  /** Of all rows of the view. */
  count: number
  sources: Map<number, Source>
  selected: number | undefined
  /** The row that the pointer is on. */
  hovered: number | undefined
  isLeap: boolean
}

export function DayOfRows(props: DayOfRowsProps) {
  const { stretch, panel, count, sources, selected, hovered, isLeap, acts, onMenu, mark } = props
  const { run } = stretch
  const { row: rowSize, heading } = panel.sizes.value
  const height = heading + run.ids.length * rowSize
  const id = `day-${run.startAt}`
  return (
    <section
      class="day"
      aria-labelledby={id}
      style={{ insetBlockStart: `${run.top}px`, blockSize: `${height}px` }}
    >
      <h2 id={id}>
        <DayName run={run} panel={panel} />
      </h2>
      <ol>
        {listIndexes(stretch).map((index, place) => {
          const id = run.ids[index] as number
          const row = panel.rowOf(id)
          const y = index * rowSize
          const key = isLeap && id !== selected ? -1 - place : id
          const marked = row && mark?.(row)
          if (!row) return <li key={key} class="row waiting" style={{ transform: `translateY(${y}px)` }} />
          return (
            <Row
              key={key}
              row={row}
              source={sources.get(row.sourceId)}
              isUnread={panel.isUnread(row)}
              isSaved={panel.isSaved(row)}
              isSelected={id === selected}
              position={run.rank + index + 1}
              size={panel.isWhole?.value ? count : -1}
              y={y}
              now={panel.settings.value.ages ? panel.now.value : 0}
              settings={panel.settings.value}
              words={marked ? marked.words : row.title}
              said={marked?.said}
              isDivided={panel.divider.value === run.rank + index}
              acts={id === selected || id === hovered || isTouched ? acts : undefined}
              onOpen={acts?.open}
              onMenu={onMenu}
            />
          )
        })}
      </ol>
    </section>
  )
}

function DayName({ run, panel }: { run: Run; panel: DayOfRowsProps['panel'] }) {
  const name = nameDay(run.startAt, panel.now.value, panel.timeZone)
  return (
    <>
      <bdi>{name === 'date' ? formatDate(run.startAt) : say(name)}</bdi>{' '}
      {run.unread > 0 && panel.counts.value && <bdi class="count">· {sayCount('unread', run.unread)}</bdi>}
    </>
  )
}

function listIndexes({ from, to, extra }: DrawnStretch): number[] {
  const indexes = Array.from({ length: to - from }, (_, place) => from + place)
  if (extra === undefined) return indexes
  return extra < from ? [extra, ...indexes] : [...indexes, extra]
}
