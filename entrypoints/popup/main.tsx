import { browser } from 'wxt/browser'
import { Panel } from '../../components/Panel.tsx'
import { showPage } from '../../components/page.ts'
import { openPanel } from '../../utils/actions.ts'
import { openHeadlines } from '../../utils/view/headlines.ts'
import { openSources } from '../../utils/view/sources.ts'
import '../../components/panel.css'

const list = openHeadlines()
const sources = openSources()

/** Known before the click, because a panel opens only while the click is fresh. */
let windowId: number | undefined
void browser.windows.getCurrent().then((current) => {
  windowId = current.id
})

function openPanelAndClose(): void {
  void openPanel(windowId).then(() => window.close())
}

showPage(<Panel list={list} sources={sources} onOpenPanel={openPanelAndClose} />)
