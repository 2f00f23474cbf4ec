/** The reader's choices, and what they are until the reader has chosen. */

/** Where a story opens; in the reader it is Fil that shows it. */
export type Opening = 'here' | 'tab' | 'background' | 'reader'

export interface Settings {
  theme: 'system' | 'light' | 'dark'
  density: 'compact' | 'normal' | 'cosy'
  /** Of the usual size. */
  textPercent: 90 | 100 | 115 | 130
  thumbnails: 'off' | 'small'
  /** What the toolbar counts: all that is unread, what came since the last look, or nothing. */
  badge: 'unread' | 'new' | 'none'
  click: Opening
  middleClick: Opening
  enter: Opening
  /** What has been scrolled past is read. */
  readByScroll: boolean
  /** "5 min" instead of a clock time in the newest hour. */
  ages: boolean
  /** Whether the browser tells of the stories that rules of the reader's ask for. */
  notifies: boolean
  /** From when to when, in minutes of the reader's day, it tells nothing; never where both are the same. */
  quietFrom: number
  quietUntil: number
  /** The folders in the reader's own order; those that are missing stand behind, by name. */
  folders: string[]
  /** How articles look that are read here; the size is of the usual one. */
  articlePercent: 90 | 100 | 115 | 130 | 150
  articleFont: 'plain' | 'book'
  articleSpacing: 'close' | 'normal' | 'open'
  articleWidth: 'narrow' | 'normal' | 'wide'
  /** The page's own colours, or others. */
  articlePaper: 'page' | 'light' | 'sepia' | 'dark'
  /** Of the newest unread stories so many have their pages fetched ahead, for reading without a network. */
  keepUnread: 0 | 10 | 25 | 50
  /** Whether articles show their pictures unasked. */
  articleImages: boolean
  /** The newest lead of a ticker stands above the list. */
  lead: boolean
}

export const usualSettings: Settings = {
  theme: 'system',
  density: 'normal',
  textPercent: 100,
  thumbnails: 'off',
  badge: 'unread',
  click: 'tab',
  middleClick: 'background',
  enter: 'tab',
  readByScroll: false,
  ages: false,
  notifies: false,
  quietFrom: 22 * 60,
  quietUntil: 7 * 60,
  folders: [],
  articlePercent: 100,
  articleFont: 'plain',
  articleSpacing: 'normal',
  articleWidth: 'normal',
  articlePaper: 'page',
  keepUnread: 0,
  articleImages: true,
  lead: false,
}
