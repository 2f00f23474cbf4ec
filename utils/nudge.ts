/** What Fil's own pages ask of the worker, and what it answers. */
import type { Mark, Offer, Source, Trouble } from './model.ts'

/** What a page asks of the worker. */
export type Nudge =
  | { kind: 'repaint' }
  | { kind: 'refresh' }
  | { kind: 'follow'; address: string }
  | { kind: 'retry'; wanted?: string[] }
  | { kind: 'look'; url: string; contentType: string; html: string; robots?: string }
  | { kind: 'preview'; url: string; contentType: string; bytes: string }
  | { kind: 'mark'; mark: Mark; ids: number[] }
  | { kind: 'undo'; actId: number }
  | { kind: 'rules' }
  | { kind: 'article'; id: number; again?: true }
  /** What is kept for reading without a network may have changed; these stories were saved. */
  | { kind: 'keep'; ids: number[] }

/** How following an address ended; a page that cannot be read may offer sources that can. */
export type Followed = { source: Source; known?: true } | { trouble: Trouble; offers?: Offer[] }
