/** Gives a browser a folder to live in, and in it a copy of the built extension that may visit the tests' own servers. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BrowserName } from './find-browser.ts'
import { keepWithUs, removeFolder } from './keeper.ts'

export interface ProfileWishes {
  browser: BrowserName
  /** A folder that outlives the browser, so that a later launch finds all as it was. Else a new one, removed at the end. */
  profile?: string | undefined
  /** Origins of the tests' own servers, such as http://127.0.0.1:8080 or http://*.localhost:8080. */
  allowedOrigins: string[]
  /** What Fil asks the reader for when it needs it, and has here from the beginning. */
  allowedPermissions?: string[] | undefined
  /** The built extension, where it is not the project's own build. */
  extensionDir?: string | undefined
}

export interface Profile {
  /** What the browser keeps. */
  data: string
  /** The extension's copy. A Chromium extension is named after this path, so the path stays with the profile. */
  extension: string
  /** No browser has lived in it yet. */
  isNew: boolean
  /** For what the browser leaves lying about; never kept. */
  temporary: string
  remove(): void
}

interface Manifest {
  permissions?: string[]
  host_permissions?: string[]
  browser_specific_settings?: { gecko?: { id?: string } }
}

export function openProfile(wishes: ProfileWishes): Profile {
  const built = wishes.extensionDir ?? findBuild(wishes.browser)
  if (!existsSync(join(built, 'manifest.json'))) {
    throw new Error(`There is no built extension in ${built}: run "npm run build" first.`)
  }
  const temporary = mkdtempSync(join(tmpdir(), `fil-${wishes.browser}-`))
  const release = keepWithUs({ folder: temporary })
  const folder = wishes.profile ?? temporary
  const data = join(folder, 'data')
  const isNew = !existsSync(data)
  mkdirSync(data, { recursive: true })
  const extension = join(realpathSync(folder), 'extension')
  copyExtension(built, extension, wishes.allowedOrigins, wishes.allowedPermissions)
  return {
    data,
    isNew,
    extension,
    temporary,
    remove: () => {
      removeFolder(temporary)
      release()
    },
  }
}

/** Nobody can click a browser's permission prompt in a test, so the copy's manifest asks at once. Nothing else differs. */
export function copyExtension(
  built: string,
  folder: string,
  allowedOrigins: string[],
  allowedPermissions: string[] = [],
): void {
  removeFolder(folder)
  cpSync(built, folder, { recursive: true })
  const manifest = readManifest(folder)
  const allowed = new Set([...(manifest.host_permissions ?? []), ...allowedOrigins.map(writePattern)])
  writeFileSync(
    join(folder, 'manifest.json'),
    JSON.stringify(
      {
        ...manifest,
        ...(allowedPermissions.length > 0 && {
          permissions: [...(manifest.permissions ?? []), ...allowedPermissions],
        }),
        host_permissions: [...allowed],
      },
      null,
      2,
    ),
  )
}

/** The id that Firefox knows the extension by. */
export function readGeckoId(extension: string): string {
  const id = readManifest(extension).browser_specific_settings?.gecko?.id
  if (!id) throw new Error(`The manifest in ${extension} names no gecko id.`)
  return id
}

export function findBuild(browser: BrowserName): string {
  const name = browser === 'chromium' ? 'chrome-mv3' : 'firefox-mv3'
  return fileURLToPath(new URL(`../../.output/${name}`, import.meta.url))
}

/** As Fil asks for a site: both schemes, and all ports, which Firefox's match patterns do not know. */
function writePattern(origin: string): string {
  return `*://${new URL(origin).hostname}/*`
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest
}
