/** All views with their unread counts, to choose from: by a click, the arrows, or a letter. */
import { useComputed } from '@preact/signals'
import { useCallback, useLayoutEffect, useRef } from 'preact/hooks'
import { nameFolder } from '../utils/folder.ts'
import { formatCount, formatDayAndTime, formatTime, isolate, say } from '../utils/i18n.ts'
import type { Source } from '../utils/model.ts'
import { type Counts, isMuted } from '../utils/view/counts.ts'
import { arrangeSources } from '../utils/view/folders.ts'
import type { LivePanel } from '../utils/view/panel.ts'
import { isSameView, type View, writeView } from '../utils/view/views.ts'
import { Icon } from './Icon.tsx'
import { readLatin } from './latin.ts'
import { place } from './Menu.tsx'
import { SourceIcon } from './SourceIcon.tsx'
import { sayView } from './view-names.ts'

interface ViewsProps {
  panel: LivePanel
  onUnmute: (source: Source) => void
}

interface SwitcherProps extends ViewsProps {
  button: HTMLElement
  onClose: () => void
  /** Gives the focus back to whoever asked for it. */
  onLeave: () => void
}

export function Switcher({ panel, onUnmute, button, onClose, onLeave }: SwitcherProps) {
  const box = useRef<HTMLDivElement>(null)
  // Before the next key comes, which may be the letter of a view.
  useLayoutEffect(() => {
    const { current } = box
    if (!current) return
    current.showPopover()
    place(current, button)
    const chosen = current.querySelector<HTMLElement>('[aria-current]') ?? current.querySelector('button')
    chosen?.focus()
    const end = (event: Event) => (event as ToggleEvent).newState === 'closed' && onClose()
    current.addEventListener('toggle', end)
    return () => current.removeEventListener('toggle', end)
  }, [button, onClose])
  // The same each time, or every row would be drawn anew with each change of the list.
  const choose = useCallback(
    (view: View) => {
      onClose()
      onLeave()
      panel.choose(view)
    },
    [panel, onClose, onLeave],
  )
  return (
    <div
      ref={box}
      popover="auto"
      class="switcher"
      role="dialog"
      aria-label={say('chooseView')}
      onKeyDown={(event) => answerKey(event, choose)}
    >
      <Views panel={panel} onUnmute={onUnmute} onChoose={choose} />
    </div>
  )
}

/** The same as a list of its own, where there is room for it. */
export function Views({ panel, onUnmute, onChoose }: ViewsProps & { onChoose: (view: View) => void }) {
  const sources = panel.sources.value ?? []
  const byId = new Map(sources.map((source) => [source.id, source]))
  const current = panel.view.value
  const now = panel.now.value
  return (
    <ul class="view-list">
      {listViews(sources, panel.settings.value.folders).map(({ view, depth }) => {
        const source = view.kind === 'source' ? byId.get(view.sourceId) : undefined
        const mutedSource = source && isMuted(source, now) ? source : undefined
        return (
          <li key={writeView(view)} class={mutedSource && 'muted'}>
            <button
              type="button"
              class={view.kind}
              style={{ '--depth': String(depth) }}
              aria-current={isSameView(view, current) ? 'page' : undefined}
              onClick={() => onChoose(view)}
            >
              {source && <SourceIcon source={source} />}
              <bdi class="name">
                {source?.title ?? (view.kind === 'folder' ? nameFolder(view.folder) : sayView(view, sources))}
              </bdi>
              {/* What is muted is in no total, and asks for nobody's eye. */}
              {mutedSource ? <bdi class="count" /> : <Count panel={panel} view={view} />}
            </button>
            {mutedSource && <Unmute source={mutedSource} now={now} onUnmute={onUnmute} />}
          </li>
        )
      })}
    </ul>
  )
}

/** Of thousands of views, only those numbers are written anew that have changed. */
function Count({ panel, view }: { panel: LivePanel; view: View }) {
  const words = useComputed(() => {
    const count = panel.counts.value ? countIn(view, panel.counts.value) : 0
    return count > 0 ? formatCount(count) : ''
  })
  return <bdi class="count">{words}</bdi>
}

interface UnmuteProps {
  source: Source
  now: number
  onUnmute: (source: Source) => void
}

/** Tells until when a source is muted, and has it heard again. */
function Unmute({ source, now, onUnmute }: UnmuteProps) {
  const untilAt = source.mutedUntilAt ?? 0
  const label = say('unmute', isolate(source.title))
  const words = say('mutedUntil', formatDayAndTime(untilAt))
  return (
    <button
      type="button"
      class="unmute"
      aria-label={`${label}. ${words}`}
      title={`${label}\n${words}`}
      onClick={(event) => {
        // The button goes with what it ends.
        const neighbour = event.currentTarget.previousElementSibling as HTMLElement
        neighbour.focus()
        onUnmute(source)
      }}
    >
      <Icon name="muted" />
      {untilAt - now > 86_400_000 ? formatDayAndTime(untilAt) : formatTime(untilAt)}
    </button>
  )
}

const letters: Record<string, View> = { a: { kind: 'all' }, u: { kind: 'unread' }, s: { kind: 'saved' } }

function answerKey(event: KeyboardEvent, choose: (view: View) => void): void {
  event.stopPropagation()
  const buttons = [...(event.currentTarget as HTMLElement).querySelectorAll('button')]
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const key = readLatin(event)
  const view = letters[key]
  const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[key]
  if (view) choose(view)
  else if (step) buttons[(at + step + buttons.length) % buttons.length]?.focus()
  else return
  event.preventDefault()
}

/** The three that everybody has, then the folders with what stands in them, then the sources that are in none. */
function listViews(sources: Source[], order: string[]): { view: View; depth: number }[] {
  return [
    ...(['unread', 'all', 'saved'] as const).map((kind) => ({ view: { kind }, depth: 0 })),
    ...arrangeSources(sources, order).flatMap(({ folder, depth, sources }) => [
      ...(folder === undefined ? [] : [{ view: { kind: 'folder', folder } as View, depth }]),
      ...sources.map(({ id }) => ({
        view: { kind: 'source', sourceId: id } as View,
        depth: folder === undefined ? 0 : depth + 1,
      })),
    ]),
  ]
}

function countIn(view: View, counts: Counts): number {
  switch (view.kind) {
    case 'all':
    case 'unread':
      return counts.unread
    case 'saved':
      return counts.unreadSaved
    case 'folder':
      return counts.unreadIn.get(view.folder) ?? 0
    case 'source':
      return counts.unreadOf.get(view.sourceId) ?? 0
  }
}
