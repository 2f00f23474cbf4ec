/** Paints how many stories are unread on the toolbar button, and says it in its tooltip. */
import { browser } from 'wxt/browser'
import { say, sayCount } from '../../utils/i18n.ts'
import { countUnread } from '../../utils/store/stories.ts'

let painted = Promise.resolve()

/** One after the other, so that a count that was read earlier is never painted later. */
export function paintBadge(): Promise<void> {
  painted = painted.catch(() => undefined).then(paint)
  return painted
}

async function paint(): Promise<void> {
  const unread = await countUnread()
  await Promise.all([
    browser.action.setBadgeBackgroundColor({ color: '#2b2622' }),
    browser.action.setBadgeTextColor({ color: '#ffffff' }),
    browser.action.setBadgeText({ text: nameCount(unread) }),
    browser.action.setTitle({ title: unread === 0 ? say('badgeTitleNone') : sayCount('badgeTitle', unread) }),
  ])
}

/** At most four signs fit on the button. */
function nameCount(unread: number): string {
  if (unread === 0) return ''
  return unread > 999 ? '999+' : String(unread)
}
