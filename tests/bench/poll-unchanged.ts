/** A poll of sources that all answer "unchanged" ÷ bare conditional fetches of the same, six at once, one a host. */
import type { Figure } from './figure.ts'
import { comparePolls, outlets, withPress } from './poll-press.ts'

export function measurePollUnchanged(): Promise<Figure[]> {
  return withPress('poll-unchanged', async (page, newsroom) => {
    await page.waitForFunction(() => 'pollUnchanged' in window)
    await page.evaluate((sources) => window.prepareUnchanged(sources), [...newsroom.sources])
    const poll = (filFirst: boolean) => page.evaluate((first) => window.pollUnchanged(first), filFirst)
    return [await comparePolls(`poll of ${outlets} unchanged sources ÷ bare fetches`, 1.3, poll)]
  })
}
