/** Registers every listener at once, so that whatever wakes the worker finds it listening. */
import { browser } from 'wxt/browser'
import { defineBackground } from 'wxt/utils/define-background'
import { paintBadge } from './badge.ts'
import { listenForClicks } from './notifications.ts'
import { answerNudge } from './nudges.ts'
import { answerAlarm, answerInstalled, answerPermission, runRound, setAlarms } from './rounds.ts'

export default defineBackground(() => {
  browser.alarms.onAlarm.addListener(answerAlarm)
  browser.runtime.onMessage.addListener(answerNudge)
  browser.runtime.onInstalled.addListener(answerInstalled)
  browser.runtime.onStartup.addListener(() => runRound())
  browser.permissions.onAdded.addListener(answerPermission)
  browser.permissions.onAdded.addListener(listenForClicks)
  listenForClicks()
  if (import.meta.env.CHROME) browser.commands.onCommand.addListener(openPanelOnCommand)
  void setAlarms()
  void paintBadge()
})

/** Called within the key press, before anything is awaited; Firefox has a command of its own for its sidebar. */
function openPanelOnCommand(command: string, tab?: { windowId?: number | undefined }): void {
  if (command === 'open-panel' && tab?.windowId !== undefined) {
    void browser.sidePanel.open({ windowId: tab.windowId })
  }
}
