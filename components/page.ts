/** What every page does first: it takes on the reader's language, direction and looks, then shows its content. */
import { type ComponentChild, render } from 'preact'
import { hasTwelveHours, readDirection, readLanguage } from '../utils/i18n.ts'
import './tokens.css'

export function dressPage(): void {
  const root = document.documentElement
  root.lang = readLanguage()
  root.dir = readDirection()
  root.classList.toggle('twelve-hours', hasTwelveHours())
}

export function showPage(content: ComponentChild): void {
  dressPage()
  render(content, document.body)
}
