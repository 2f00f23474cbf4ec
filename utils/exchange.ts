/** The nouns of coming and going: what lists of sources and backups hold, and what is wrong with a file. */
import type { Source, SourceKind } from './model.ts'
import type { Rule } from './rule.ts'

/** A source as a list of sources tells it. */
export interface Entry {
  url: string
  title: string
  homeUrl?: string
  language?: string
  /** "A/B" where it stands in B within A. */
  folder?: string
  kind?: SourceKind
  /** IANA name. */
  timeZone?: string
  timeZoneChosen?: true
  uncounted?: true
  fullText?: true
  onTop?: true
  paceMinutes?: number
}

/** A line of a list that names a source and cannot be followed. */
export interface BrokenEntry {
  line: number
  title: string
  /** What stands in place of an address. */
  written: string
}

export interface SourceList {
  entries: Entry[]
  broken: BrokenEntry[]
  /** How many more there are than are taken. */
  leftOut: number
}

/** Why a file is not taken; nothing was changed then. */
export type FileFault =
  | { reason: 'not-ours' | 'empty' | 'too-large' | 'damaged' | 'newer' | 'unreadable' | 'no-space' | 'fault' }
  | { reason: 'bad-xml' | 'cut-off'; line: number }

/** What an import would do; what a list tells twice is there once. */
export interface ImportPlan extends Omit<SourceList, 'entries'> {
  fresh: Entry[]
  /** Followed already. */
  known: Entry[]
}

/** All that a backup holds: the rows of each table as they are stored. */
export interface Backup {
  madeAt: number
  rows: Record<string, object[]>
}

/** What a backup holds and what of it is not followed yet, to be seen before it is restored. */
export interface BackupPlan {
  backup: Backup
  /** Those that were followed when it was made, and those that had been let go. */
  sources: number
  letGo: number
  stories: number
  /** The addresses of the sources that a restore would add. */
  freshUrls: string[]
}

/** What a chosen file turned out to be. */
export type Plan = { import: ImportPlan } | { restore: BackupPlan } | { fault: FileFault }

/** What a restore brought. */
export interface Restored {
  /** Those that are followed, and were not before. */
  sources: number
  stories: number
}

/** The sources, rules and settings as they were before something changed them, kept in the store. */
export interface Copy {
  id: number
  at: number
  because: CopyReason
  sources: Source[]
  /** Absent in copies of an older Fil. */
  rules?: Rule[]
  settings: { name: string; value: unknown }[]
}

export type CopyReason = 'update' | 'import' | 'restore'
