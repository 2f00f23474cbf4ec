import { Options } from '../../components/Options.tsx'
import { showPage } from '../../components/page.ts'
import { openSources } from '../../utils/view/sources.ts'
import '../../components/options.css'

showPage(<Options sources={openSources()} />)
