/** The column of headlines, a section a day. Only the rows in view are on the page, each where its rank puts it. */
import { useSignal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { say } from '../utils/i18n.ts'
import { makeRoomForArabic } from '../utils/view/appearance.ts'
import {
  findRank,
  findRankAt,
  findStretches,
  type Layout,
  listIds,
  type Stretch,
} from '../utils/view/order.ts'
import { type ColumnProps, DayOfRows, type DrawnStretch } from './DayOfRows.tsx'
import { useArrivals } from './use-arrivals.ts'
import { useReadByScroll } from './use-read-by-scroll.ts'
import { useReading } from './use-reading.ts'
import { useScroll } from './use-scroll.ts'
import { useSizes } from './use-sizes.tsx'
import './list.css'
import './list-widths.css'

export function Column({ panel, reading, acts, onMenu, mark, lead }: ColumnProps) {
  const box = useRef<HTMLElement>(null)
  const layout = panel.layout.value
  const probe = useSizes(panel.sizes)
  // Before the place is held, while it can be told what was in view.
  useReading(box, panel, reading)
  const isSliding = useArrivals(box, panel, layout)
  const span = useScroll(box, panel, reading.selected)
  const hovered = useSignal<number | undefined>(undefined)
  useReadByScroll(box, panel, acts)
  useLayoutEffect(span.renew, [layout, panel])
  useLayoutEffect(() => {
    if (box.current?.querySelector('.headline:lang(ar)')) makeRoomForArabic()
  })
  const selected = reading.selected.value ?? findFirst(layout, box.current?.scrollTop ?? 0)
  const sources = new Map(panel.sources.value?.map((source) => [source.id, source]))
  const stretches = layout ? findStretches(layout, span.value.top, span.value.bottom) : []
  return (
    <main
      class={isSliding ? 'column sliding' : 'column'}
      ref={box}
      aria-label={say('headlines')}
      tabIndex={-1}
      onPointerOver={(event) => {
        hovered.value = readRowId(event.target)
      }}
      onPointerLeave={() => {
        hovered.value = undefined
      }}
    >
      {probe}
      <div class="length" data-listed={panel.listed.value} style={{ blockSize: `${layout?.height ?? 0}px` }}>
        {lead}
        {layout &&
          keepSelected(layout, stretches, reading.selected.value).map((stretch, place) => (
            <DayOfRows
              key={span.value.isLeap && !holds(stretch, reading.selected.value) ? place : stretch.run.startAt}
              isLeap={span.value.isLeap}
              hovered={hovered.value}
              stretch={stretch}
              panel={panel}
              count={layout.count}
              sources={sources}
              selected={selected}
              acts={acts}
              onMenu={onMenu}
              mark={mark}
            />
          ))}
      </div>
    </main>
  )
}

/** The row that has the focus stays on the page wherever the list is scrolled to, or the focus would be lost. */
function keepSelected(layout: Layout, stretches: Stretch[], id: number | undefined): DrawnStretch[] {
  const rank = id === undefined ? -1 : findRank(layout, id)
  const run = rank === -1 ? undefined : layout.runs.findLast((one) => one.rank <= rank)
  if (!run) return stretches
  const index = rank - run.rank
  const at = stretches.findIndex((stretch) => stretch.run === run)
  const there = stretches[at]
  if (there) {
    const isDrawn = index >= there.from && index < there.to
    return isDrawn ? stretches : stretches.with(at, { ...there, extra: index } as DrawnStretch)
  }
  const alone = { run, from: index, to: index + 1 }
  return [...stretches, alone].sort((one, other) => one.run.rank - other.run.rank)
}

/** A day whose row has the focus keeps its elements. */
function holds({ run, from, to, extra = -1 }: DrawnStretch, id: number | undefined): boolean {
  const index = id === undefined ? -1 : run.ids.indexOf(id)
  return index !== -1 && ((index >= from && index < to) || index === extra)
}

/** The story that Tab leads to before any is selected. */
function findFirst(layout: Layout | undefined, scrollTop: number): number | undefined {
  if (!layout) return undefined
  const rank = findRankAt(layout, scrollTop)
  return listIds(layout, rank, rank + 1)[0]
}

/** The id of the story in whose row something is; undefined outside of all rows. */
export function readRowId(target: EventTarget | null): number | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>('.row') : null
  return row?.dataset.id === undefined ? undefined : Number(row.dataset.id)
}
