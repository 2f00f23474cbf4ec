import { showPage } from '../../components/page.ts'
import { Welcome } from '../../components/Welcome.tsx'
import { recallAppearance } from '../../utils/view/appearance.ts'
import { reloadOnUpgrade } from '../../utils/view/live.ts'
import { openSettings } from '../../utils/view/settings.ts'
import { openSources } from '../../utils/view/sources.ts'
import { openNewest } from '../../utils/view/waiting.ts'
import '../../components/options.css'
import '../../components/site.css'
import '../../components/welcome.css'

openSettings(recallAppearance())
reloadOnUpgrade()
showPage(<Welcome sources={openSources()} newest={openNewest(8)} />)
