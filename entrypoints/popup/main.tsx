import { browser } from 'wxt/browser'
import { showFirstSight } from '../../components/first-sight.tsx'

const first = showFirstSight()

/** Known before the click, because a panel opens only while the click is fresh. */
let windowId: number | undefined
void browser.windows.getCurrent().then((current) => {
  windowId = current.id
})

void first.whenShown
  .then(() => Promise.all([import('../../components/whole-sight.tsx'), import('../../utils/actions.ts')]))
  .then(([{ showWholeSight }, { openPanel }]) =>
    showWholeSight(first, {
      onOpenPanel: () => void openPanel(windowId).then(() => window.close()),
    }),
  )
