/** Whether the reader lets Fil read a site; asked before each request, since leave can be taken back at any time. */
import { browser } from 'wxt/browser'
import { matchAddress } from '../../utils/parse/address.ts'

export function mayAsk(url: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [matchAddress(url)] })
}
