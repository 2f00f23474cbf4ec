/** The news as popup, side panel and sidebar show it: header, column, footer. */
import type { ReadonlySignal } from '@preact/signals'
import type { Source } from '../utils/model.ts'
import { summariseChecks } from '../utils/view/checks.ts'
import type { HeadlineList } from '../utils/view/headlines.ts'
import { Column } from './Column.tsx'
import { Empty } from './Empty.tsx'
import { Footer } from './Footer.tsx'
import { Header } from './Header.tsx'

interface PanelProps {
  list: HeadlineList
  sources: ReadonlySignal<Source[] | undefined>
  /** Opens the side panel, where that is not what is on screen already. */
  onOpenPanel?: () => void
}

export function Panel({ list, sources, onOpenPanel }: PanelProps) {
  const headlines = list.headlines.value
  const followed = sources.value
  const checks = summariseChecks(followed ?? [])
  const isEmpty = headlines?.days.length === 0 && followed !== undefined
  return (
    <div class="panel">
      <Header
        unread={followed?.length ? headlines?.unread : undefined}
        isChecking={checks.progress !== undefined}
        {...(onOpenPanel && { onOpenPanel })}
      />
      {isEmpty ? (
        <Empty
          hasSources={followed.length > 0}
          {...(checks.nextAt !== undefined && { nextAt: checks.nextAt })}
        />
      ) : (
        <Column list={list} sources={followed ?? []} />
      )}
      <Footer checks={checks} />
    </div>
  )
}
