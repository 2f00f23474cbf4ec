/** Paints how many stories are unread on the toolbar button, and says it in its tooltip. */
import { browser } from 'wxt/browser'
import { say, sayCount } from '../../utils/i18n.ts'
import { countUnread } from '../../utils/store/stories.ts'

let painting: Promise<void> | undefined
let isStale = false

/** One painting at a time and at most one after it, so that an old count is never painted over a newer one. */
export function paintBadge(): Promise<void> {
  isStale = true
  painting ??= paintUntilTrue().finally(() => {
    painting = undefined
  })
  return painting
}

async function paintUntilTrue(): Promise<void> {
  while (isStale) {
    isStale = false
    await paint()
  }
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
