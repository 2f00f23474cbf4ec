/** The panel at work: the list with its keys, menus, search and sheets, over the open store. */
import { type ReadonlySignal, signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { openFullTab, openOptions } from '../utils/actions.ts'
import { say } from '../utils/i18n.ts'
import type { Source, StoryRow } from '../utils/model.ts'
import { isDemo } from '../utils/site.ts'
import { summariseChecks } from '../utils/view/checks.ts'
import type { LivePanel } from '../utils/view/panel.ts'
import { findUnmuting } from '../utils/view/selection.ts'
import { type Acts, openActs } from './acts.ts'
import { findBindings } from './article-keys.ts'
import { DemoLine } from './DemoLine.tsx'
import { Details } from './Details.tsx'
import { Empty } from './Empty.tsx'
import type { HeaderActs } from './Header.tsx'
import { focusMain } from './hand-on.ts'
import { KeySheet } from './KeySheet.tsx'
import { answerKey, type KeyContext } from './keys.ts'
import { type LoadLead, openLeadSlot } from './lead-slot.ts'
import { Menu, type MenuItem } from './Menu.tsx'
import { type LoadScreen, openArticles } from './opened-article.ts'
import type { PanelProps } from './Panel.tsx'
import type { Reading } from './reading.ts'
import { listRowItems } from './row-menu.ts'
import { Said } from './Said.tsx'
import { Search } from './Search.tsx'
import { Switcher, Views } from './Switcher.tsx'
import { Troubled } from './Troubled.tsx'
import { markWords } from './words.tsx'

export interface NewsOptions {
  /** Opens the side panel, where that is not what is on screen already. */
  onOpenPanel?: (() => void) | undefined
  /** Stands below the list once it is there: following the page behind a popup. */
  site?: ReadonlySignal<ComponentChildren>
  /** It fills a tab of its own. */
  isTab?: boolean
  /** Loads what shows articles, when the first is opened. */
  loadArticle?: LoadScreen
  /** Loads what stands on top of the list. */
  loadLead?: LoadLead
}

/** What is to be drawn, to be asked for anew whenever one of the signals behind it changes. */
export interface News {
  panel: PanelProps
  over: ComponentChildren
}

/** What stands over the list. */
type Overlay =
  | { kind: 'keys'; context: KeyContext }
  | { kind: 'details'; row: StoryRow }
  | { kind: 'views'; button: HTMLElement; onLeave: () => void }
  | { kind: 'menu'; label: string; button: HTMLElement; items: MenuItem[] }

/** Binds the keys of the page, and returns how it is drawn from now on. */
export function openNews(
  panel: LivePanel,
  reading: Reading,
  { onOpenPanel, site, isTab = false, loadArticle, loadLead }: NewsOptions,
): () => News {
  const overlay = signal<Overlay | undefined>(undefined)
  let shown = 0
  const article = openArticles({
    panel,
    reading,
    load: loadArticle,
    open: (row, where) => (where === 'reader' || acts.hasOriginal(row)) && acts.open(row, where),
  })
  const acts = openActs(panel, article.show)
  const Lead = openLeadSlot(panel, loadLead)
  const sourceOf = (row: StoryRow) => panel.sources.value?.find(({ id }) => id === row.sourceId)
  const show = (next: Overlay) => {
    shown += 1
    overlay.value = next
  }
  const close = () => {
    overlay.value = undefined
  }
  const context: KeyContext = {
    panel,
    acts,
    reading,
    article,
    search: () => {
      panel.finding.text.value ??= ''
      document.querySelector<HTMLInputElement>('.search input')?.select()
    },
    showViews: () => {
      const button = document.querySelector<HTMLElement>('.more-views')
      if (button) show({ kind: 'views', button, onLeave: focusMain })
    },
    showKeys: () => show({ kind: 'keys', context }),
    showDetails: (row) => show({ kind: 'details', row }),
  }
  document.addEventListener('keydown', (event) => answerKey(event, context, findBindings(context)))
  // Whoever points or presses a key may be about to read.
  for (const type of ['pointerover', 'keydown']) {
    document.addEventListener(type, article.prepare, { once: true, passive: true })
  }

  const menuItems: MenuItem[] = [
    { label: say('markAllRead'), onChoose: () => acts.markRead() },
    ...(onOpenPanel ? [{ label: say('openPanel'), onChoose: onOpenPanel, startsGroup: true }] : []),
    ...(isTab ? [] : [{ label: say('openInFullTab'), onChoose: () => void openFullTab() }]),
    { label: say('keys'), onChoose: context.showKeys, startsGroup: true },
    { label: say('openOptions'), onChoose: () => void openOptions() },
  ]
  const headerActs: HeaderActs = {
    showViews: (button) => show({ kind: 'views', button, onLeave: () => button.focus() }),
    showMenu: (button) => show({ kind: 'menu', label: say('menu'), button, items: menuItems }),
    search: context.search,
    refresh: () => acts.refresh(),
  }
  const onMenu = (row: StoryRow, button: HTMLElement) => {
    const onDetails = () => context.showDetails(row)
    const items = listRowItems({ row, source: sourceOf(row), panel, acts, onDetails })
    show({ kind: 'menu', label: say('more'), button, items })
  }

  return () => ({
    panel: {
      panel,
      reading,
      acts,
      headerActs,
      onMenu,
      mark: drawMarks(panel, sourceOf),
      lead: Lead.value && <Lead.value panel={panel} acts={acts} top={reading.top} />,
      search: panel.finding.text.value !== undefined && <Search panel={panel} reading={reading} />,
      empty: drawEmpty(panel),
      trouble: drawTrouble(panel),
      site: site?.value,
      isCovered: article.row.value !== undefined,
      rail: isTab && (
        <nav class="rail" aria-label={say('views')}>
          <Views panel={panel} onUnmute={acts.unmute} onChoose={panel.choose} />
        </nav>
      ),
    },
    over: (
      <>
        {drawArticle(context, sourceOf)}
        <Over
          key={shown}
          overlay={overlay.value}
          panel={panel}
          acts={acts}
          sourceOf={sourceOf}
          onClose={close}
        />
      </>
    ),
  })
}

function drawArticle(
  { article, acts, panel }: KeyContext,
  sourceOf: OverProps['sourceOf'],
): ComponentChildren {
  const [Screen, row] = [article.screen.value, article.row.value]
  return (
    Screen &&
    row && (
      <Screen key={row.id} row={row} source={sourceOf(row)} panel={panel} acts={acts} article={article} />
    )
  )
}

function drawMarks(panel: LivePanel, sourceOf: OverProps['sourceOf']): PanelProps['mark'] {
  const found = panel.finding.result.value
  if (!found) return undefined
  return (row) => ({
    words: markWords(row.title, found),
    said: !found.isShownBy(row.title) && (
      <Said key={row.id} row={row} found={found} language={sourceOf(row)?.language} />
    ),
  })
}

function drawTrouble(panel: LivePanel): ComponentChildren {
  const sources = panel.sources.value ?? []
  const { troubled } = summariseChecks(sources)
  return (
    <>
      {sources.some(isDemo) && <DemoLine />}
      {troubled.length > 0 && <Troubled sources={troubled} />}
    </>
  )
}

/** Undefined where there is a list. */
function drawEmpty(panel: LivePanel): ComponentChildren {
  const sources = panel.sources.value
  if (panel.layout.value?.count !== 0 || sources === undefined || !panel.isWhole.value) return undefined
  return (
    <Empty
      view={panel.view.value}
      hasSources={sources.some(({ endedAt }) => endedAt === undefined)}
      found={panel.finding.result.value}
      isOffline={!navigator.onLine}
      nextAt={summariseChecks(sources).nextAt}
      unmutedAt={findUnmuting(panel.view.value, sources, panel.now.value)}
      onShowAll={() => panel.choose({ kind: 'all' })}
    />
  )
}

interface OverProps {
  overlay: Overlay | undefined
  panel: LivePanel
  acts: Acts
  sourceOf: (row: StoryRow) => Source | undefined
  onClose: () => void
}

function Over({ overlay, panel, acts, sourceOf, onClose }: OverProps) {
  switch (overlay?.kind) {
    case 'keys':
      return <KeySheet context={overlay.context} onClose={onClose} />
    case 'details':
      return (
        <Details
          row={overlay.row}
          source={sourceOf(overlay.row)}
          found={panel.finding.result.value}
          onClose={onClose}
        />
      )
    case 'views':
      return (
        <Switcher
          panel={panel}
          onUnmute={acts.unmute}
          button={overlay.button}
          onClose={onClose}
          onLeave={overlay.onLeave}
        />
      )
    case 'menu':
      return <Menu items={overlay.items} label={overlay.label} button={overlay.button} onClose={onClose} />
    case undefined:
      return null
  }
}
