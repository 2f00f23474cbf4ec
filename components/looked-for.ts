/** What the reader looks for on the options page: whatever says none of it steps aside, and keeps what was typed there. */
import { signal } from '@preact/signals'
import { type MessageName, say } from '../utils/i18n.ts'
import type { Source } from '../utils/model.ts'
import { findSources, saysAll } from '../utils/view/find-sources.ts'

export const lookedFor = signal('')

/** Whether these words of the interface say it together; always where nothing is looked for. */
export function isFound(...names: MessageName[]): boolean {
  return !isLooking() || isSaid(names.map((name) => say(name)).join(' '))
}

export function isSaid(text: string): boolean {
  return !isLooking() || saysAll(text, lookedFor.value)
}

function isLooking(): boolean {
  return lookedFor.value.trim() !== ''
}

/** What is chosen for each source by itself: its name, then what else is said of it. */
const ofSource: [name: MessageName, ...words: MessageName[]][] = [
  ['sourceName', 'sourceNameHint'],
  ['folder', 'folderHint', 'moveTo', 'folderKeys'],
  ['pace', 'paceHint', 'paceOwn', 'testNow'],
  ['mute', 'muteHint', 'muteForDay'],
  ['sourceCounted', 'sourceCountedHint'],
  ['fullText', 'fullTextHint'],
  ['onTop', 'onTopHint'],
  ['sourceTold', 'sourceToldHint'],
  ['colour', 'colourHint'],
  ['changeZone', 'zoneQuestion', 'zoneHint'],
  ['pause', 'pausedHint', 'resume'],
  ['unfollow', 'unfollowHint', 'takeBack'],
]

/** Those that are looked for; none where nothing is. */
export function findSourceChoices(): MessageName[] {
  if (!isLooking()) return []
  return ofSource.filter((names) => isFound(...names)).map(([name]) => name)
}

/** All, where the list itself or a choice within it is looked for; else those that are called so. */
export function findLookedFor(sources: Source[]): Source[] {
  const isAbout = isFound('optionsTitle', 'sourceKeys') || findSourceChoices().length > 0
  return isAbout ? sources : findSources(sources, lookedFor.value)
}
