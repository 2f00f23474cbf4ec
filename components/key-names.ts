/** What is printed on a key, in the reader's language where its keyboards have a name of their own for it. */
import { type MessageName, say } from '../utils/i18n.ts'

const signs: Record<string, string> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  PageDown: 'Page ↓',
  PageUp: 'Page ↑',
  'Shift+Space': 'Shift Space',
}

const names: Record<string, MessageName> = {
  Home: 'homeKey',
  End: 'endKey',
  Enter: 'enterKey',
  Escape: 'escapeKey',
}

/** A key is named as in KeyboardEvent.key. */
export function sayKey(key: string): string {
  const name = names[key]
  return name ? say(name) : (signs[key] ?? key)
}
