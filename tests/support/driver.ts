/** What a test may wish of a browser, and what the two browsers do each in its own way. */
import type { Browser, Page } from 'puppeteer-core'
import type { Profile, ProfileWishes } from './profile.ts'

export type Language = 'en' | 'fr' | 'ar'

export type ColorScheme = 'light' | 'dark'

export interface Wishes extends ProfileWishes {
  /** True unless said otherwise. */
  headless?: boolean | undefined
  language?: Language | undefined
  /** IANA name. */
  timeZone?: string | undefined
  colorScheme?: ColorScheme | undefined
  /** The welcome page stays; else it is closed before the test begins, or would come in front of it. */
  keepsWelcome?: boolean | undefined
  /** Firefox answers its question for leave to read a site with yes, as its reader would; Chromium knows no such thing. */
  saysYes?: boolean | undefined
  /** The file in which Chromium notes every request that it makes, from its start to its end. */
  netLog?: string | undefined
}

/** The wishes with everything decided that a driver needs. */
export interface Launch {
  executable: string
  profile: Profile
  headless: boolean
  language: Language
  timeZone: string | undefined
  colorScheme: ColorScheme
  saysYes?: boolean | undefined
  netLog?: string | undefined
  /** The name of the screen, for a browser with a window. */
  display: string | undefined
}

export interface Driver {
  browser: Browser
  extensionId: string
  /** What the addresses of the extension's own pages begin with. */
  origin: string
  openTab(): Promise<Page>
  goTo(page: Page, url: string): Promise<void>
  setColorScheme(scheme: ColorScheme, pages: Iterable<Page>): Promise<void>
  /** Waits for the page that opens at install, and closes it as its reader would. */
  closeWelcome(): Promise<void>
  isWorkerRunning(): Promise<boolean>
  /** Ends the background worker as the browser itself would; the page is any of the extension's. */
  stopWorker(page: Page): Promise<void>
}

/** The tag by which the browsers know a language. */
export function nameLocale(language: Language): string {
  return language === 'en' ? 'en-US' : language
}

/** The browser's environment: ours, in the wished zone and on the wished screen. */
export function makeEnvironment({ timeZone, display, profile }: Launch): NodeJS.ProcessEnv {
  return {
    ...process.env,
    // A Mac's temporary folders have names too long for what browsers put under them.
    ...(process.platform === 'linux' ? { TMPDIR: profile.temporary } : {}),
    ...(timeZone ? { TZ: timeZone } : {}),
    ...(display ? { DISPLAY: display } : {}),
  }
}
