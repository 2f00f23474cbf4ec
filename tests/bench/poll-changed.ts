/** A poll of sources that are all new ÷ bare fetches, the feed library and bare IndexedDB adds of the same stories. */
import type { Figure } from './figure.ts'
import { comparePolls, outlets, storiesEach, withPress } from './poll-press.ts'

export function measurePollChanged(): Promise<Figure[]> {
  return withPress('poll-changed', async (page, newsroom) => {
    await page.waitForFunction(() => 'pollChanged' in window)
    await page.evaluate((sources) => window.prepareChanged(sources), [...newsroom.sources])
    let isFirst = true
    const poll = async (filFirst: boolean) => {
      if (!isFirst) publishEverywhere()
      isFirst = false
      return page.evaluate((...given) => window.pollChanged(...given), outlets * storiesEach, filFirst)
    }
    return [await comparePolls(`poll of ${outlets} sources of ${storiesEach} new stories ÷ bare`, 1.5, poll)]

    function publishEverywhere(): void {
      for (const { id } of newsroom.sources) {
        for (let count = 0; count < storiesEach; count += 1) newsroom.publish(id)
      }
    }
  })
}
