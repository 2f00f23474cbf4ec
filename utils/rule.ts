/** The nouns of the reader's rules: what they catch, what becomes of it, and until when. */

export type RuleKind = 'mute' | 'highlight' | 'alert' | 'save'

/** What of a story is looked at; `any` catches all there is. */
export type RuleMeans = 'words' | 'phrase' | 'pattern' | 'author' | 'language' | 'any'

/** What the reader decides of a rule. */
export interface RuleDraft {
  kind: RuleKind
  means: RuleMeans
  /** As it was typed; for a language its BCP 47 tag; nothing for `any`. */
  text: string
  /** Words count also where they are part of longer ones. */
  parts?: true
  /** Only stories of this source, or of the sources in this folder. */
  sourceId?: number
  folder?: string
  /** It catches nothing from that moment on. */
  untilAt?: number
}

export interface Rule extends RuleDraft {
  id: number
  /** When the reader made it or changed it last. */
  changedAt: number
  /** It has been applied to what was stored by then. */
  isApplied?: true
  /** It was switched off then, for its pattern took too long. */
  slowAt?: number
}

/** What a draft cannot be kept for, as a code that the interface puts into words. */
export type RuleFault = 'empty' | 'everything' | 'broken' | 'too-long' | 'too-slow' | 'past'

/** What the rules make of a story. One that is muted is nothing else. */
export interface Fate {
  /** The rules that do so, by their ids. */
  mutedBy?: number
  highlightedBy?: number
  isTold?: true
  isSaved?: true
}

/** What a row has instead of `at` and `unread` while a rule mutes it: by those go all lists and counts. */
export interface Aside {
  mutedBy: number
  /** Its place in the list. */
  mutedAt: number
  wasUnread?: 1
}
