import { Options } from '../../components/Options.tsx'
import { showPage } from '../../components/page.ts'
import { recallAppearance } from '../../utils/view/appearance.ts'
import { reloadOnUpgrade } from '../../utils/view/live.ts'
import { openSettings } from '../../utils/view/settings.ts'
import { openSources } from '../../utils/view/sources.ts'
import { followIcons } from '../../utils/view/stored-icons.ts'
import '../../components/options.css'
import '../../components/settings.css'
import '../../components/transfer.css'

const settings = openSettings(recallAppearance())
reloadOnUpgrade()
followIcons()
showPage(<Options sources={openSources()} settings={settings} />)
