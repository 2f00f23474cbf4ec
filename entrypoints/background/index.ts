/** Registers every listener at once, so that whatever wakes the worker finds it listening. */
import { browser } from 'wxt/browser'
import { defineBackground } from 'wxt/utils/define-background'
import { listSourceIds } from '../../utils/store/sources.ts'
import { paintBadge } from './badge.ts'
import { answerGrant, answerRevocation, finishWaiting } from './following.ts'
import { listenForClicks } from './notifications.ts'
import { answerNudge } from './nudges.ts'
import { answerAlarm, answerInstalled, runRound, setAlarms } from './rounds.ts'

export default defineBackground({
  type: 'module',
  main() {
    browser.alarms.onAlarm.addListener((alarm) => Promise.all([answerAlarm(alarm), finishWaiting()]))
    browser.runtime.onMessage.addListener(answerNudge)
    browser.runtime.onInstalled.addListener((details) =>
      Promise.all([details.reason === 'install' && welcome(), answerInstalled(details)]),
    )
    browser.runtime.onStartup.addListener(() => runRound())
    browser.permissions.onAdded.addListener(answerGrant)
    browser.permissions.onAdded.addListener(listenForClicks)
    browser.permissions.onRemoved.addListener(answerRevocation)
    listenForClicks()
    if (import.meta.env.CHROME) browser.commands.onCommand.addListener(openPanelOnCommand)
    void setAlarms()
    void paintBadge()
  },
})

/** Whoever installs Fil anew over what they follow is welcomed by their own list. */
async function welcome(): Promise<void> {
  if ((await listSourceIds()).length > 0) return
  await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') })
}

/** Called within the key press, before anything is awaited; Firefox has a command of its own for its sidebar. */
function openPanelOnCommand(command: string, tab?: { windowId?: number | undefined }): void {
  if (command === 'open-panel' && tab?.windowId !== undefined) {
    void browser.sidePanel.open({ windowId: tab.windowId })
  }
}
