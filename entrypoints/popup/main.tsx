import { signal } from '@preact/signals'
import type { ComponentChild } from 'preact'
import { browser } from 'wxt/browser'
import { showFirstSight } from '../../components/first-sight.tsx'

const first = showFirstSight()
const loadArticle = () => import('../../components/ArticleScreen.tsx')
const loadLead = () => import('../../components/Lead.tsx')

/** Known before the click, because a panel opens only while the click is fresh. */
let windowId: number | undefined
void browser.windows.getCurrent().then((current) => {
  windowId = current.id
})

const site = signal<ComponentChild>(undefined)

void first.whenShown
  .then(() => Promise.all([import('../../components/whole-sight.tsx'), import('../../utils/actions.ts')]))
  .then(([{ showWholeSight }, { openPanel }]) =>
    showWholeSight(first, {
      site,
      loadArticle,
      loadLead,
      onOpenPanel: () => void openPanel(windowId).then(() => window.close()),
    }),
  )
  .then(() => import('../../components/site-line.tsx'))
  .then(({ drawSiteLine }) => {
    site.value = drawSiteLine()
  })
