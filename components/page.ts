/** What every page does first: it takes on the reader's language and direction, then shows its content. */
import { type ComponentChild, render } from 'preact'
import { hasTwelveHours, readDirection, readLanguage } from '../utils/i18n.ts'
import { reloadOnUpgrade } from '../utils/view/live.ts'
import './tokens.css'

export function showPage(content: ComponentChild): void {
  document.documentElement.lang = readLanguage()
  document.documentElement.dir = readDirection()
  document.documentElement.classList.toggle('twelve-hours', hasTwelveHours())
  reloadOnUpgrade()
  render(content, document.body)
}
