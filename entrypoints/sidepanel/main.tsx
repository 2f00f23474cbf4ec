import { Panel } from '../../components/Panel.tsx'
import { showPage } from '../../components/page.ts'
import { openHeadlines } from '../../utils/view/headlines.ts'
import { openSources } from '../../utils/view/sources.ts'
import '../../components/panel.css'

showPage(<Panel list={openHeadlines()} sources={openSources()} />)
