/** Begins to read the first headlines while the page's own scripts are still on their way; runs before all of them. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { beginGlance } from '../utils/view/early.ts'

export default defineUnlistedScript(beginGlance)
