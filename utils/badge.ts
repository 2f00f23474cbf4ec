/** What stands on the toolbar button: a count, and in words what it means. */
import { browser } from 'wxt/browser'
import { say, sayCount } from './i18n.ts'

/** `shown` is what the button counts, `unread` what its tooltip tells. */
export async function paintCount(shown: number, unread: number): Promise<void> {
  await Promise.all([
    browser.action.setBadgeBackgroundColor({ color: '#2b2622' }),
    browser.action.setBadgeTextColor({ color: '#ffffff' }),
    browser.action.setBadgeText({ text: nameCount(shown) }),
    browser.action.setTitle({ title: unread === 0 ? say('badgeTitleNone') : sayCount('badgeTitle', unread) }),
  ])
}

/** At most four signs fit on the button. */
function nameCount(count: number): string {
  if (count === 0) return ''
  return count > 999 ? '999+' : String(count)
}
