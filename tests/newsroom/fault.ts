/** All that may be wrong with an outlet, as data. A fault touches the followed address alone unless told otherwise. */

export type Fault = FaultKind & {
  /** Also the home page, the articles and the icon. */
  everywhere?: true
  /** How many answers it spoils before it heals; for ever without. */
  times?: number
}

export type FaultKind = SocketFault | PageFault | ReplyFault

/** What goes wrong while the bytes travel. These never answer 304. */
export type SocketFault =
  /** A byte at a time; one a second unless told otherwise. */
  | { kind: 'drip'; everyMs?: number }
  /** The connection is torn after so many bytes of the body; at 0 before the headers. */
  | { kind: 'reset'; afterBytes: number }
  /** The body ends early (after half unless told otherwise); an honest length claims no more than was sent. */
  | { kind: 'truncate'; afterBytes?: number; honest?: true }
  | { kind: 'hang'; afterHeaders?: true }
  /** Gzip that inflates to this much: 2 GB unless told otherwise. */
  | { kind: 'bomb'; bytes?: number }

/** What is wrong with the page itself. */
export type PageFault =
  /** A feed of this many bytes: 20 MB unless told otherwise. */
  | { kind: 'huge'; bytes?: number }
  /** A feed of this many short stories: 100,000 unless told otherwise. */
  | { kind: 'many'; items?: number }
  /** A login page with status 200. */
  | { kind: 'html' }
  /** No validators, so never a 304. */
  | { kind: 'always200' }
  | { kind: 'unquotedEtag' }
  /** The header names a charset that the bytes are not in. */
  | { kind: 'wrongCharset'; charset?: string }
  | { kind: 'emptyChannel' }
  /** Every guid differs from what it was; with `everyTime` also from the answer before. */
  | { kind: 'newGuids'; everyTime?: true }
  /** The same stories, oldest first. */
  | { kind: 'reordered' }
  /** Any bytes at all. */
  | { kind: 'bytes'; body: string | Uint8Array; contentType?: string }

/** What is wrong with status or headers. */
export type ReplyFault =
  /** `retryAfter` in seconds, or any string as it stands; a challenge is what a guard before the server says. */
  | { kind: 'status'; status: number; retryAfter?: number | string; challenge?: true }
  | { kind: 'redirect'; to: string; permanent?: true; status?: 301 | 302 | 303 | 307 | 308 }
  | { kind: 'loop' }
  /** A redirect to a login page, here or at `to`. */
  | { kind: 'portal'; to?: string }
  | { kind: 'always304' }
  /** The body is new, its validators are those of the edition before; they never match again. */
  | { kind: 'swappedValidators' }
  | { kind: 'cookies' }
  /** May be kept for so long, said by Cache-Control or by Expires. */
  | { kind: 'maxAge'; seconds: number; as?: 'expires' }
