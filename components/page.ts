/** What every page does first: it takes on the reader's language and direction, then shows its content. */
import { type ComponentChild, render } from 'preact'
import { hasTwelveHours, readDirection, readLocale } from '../utils/i18n.ts'
import './tokens.css'

export function showPage(content: ComponentChild): void {
  document.documentElement.lang = readLocale()
  document.documentElement.dir = readDirection()
  document.documentElement.classList.toggle('twelve-hours', hasTwelveHours())
  render(content, document.body)
}
