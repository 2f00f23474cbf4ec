/** Keeps in the browser's memory what the store cannot: which sources rest while it refuses every write. */
import { browser } from 'wxt/browser'
import type { Rests } from '../../utils/fetch/rests.ts'
import type { RestKeeper } from '../../utils/round.ts'

export const restKeeper: RestKeeper = {
  read: async () => ((await browser.storage.session.get('rests')) as { rests?: Rests }).rests ?? {},
  write: (rests) => browser.storage.session.set({ rests }),
}
