import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { copyExtension, openProfile, type ProfileWishes, readGeckoId } from './profile.ts'

const manifest = {
  name: 'Fil',
  permissions: ['alarms'],
  optional_host_permissions: ['*://*/*'],
  browser_specific_settings: { gecko: { id: 'fil@fil.news' } },
}

let home: string
let built: string

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'fil-profile-test-'))
  built = join(home, 'built')
  mkdirSync(join(built, 'chunks'), { recursive: true })
  writeFileSync(join(built, 'manifest.json'), JSON.stringify(manifest))
  writeFileSync(join(built, 'chunks', 'popup.js'), 'shipped()')
})

afterEach(() => rmSync(home, { recursive: true }))

test('a copy differs from the build in its host permissions alone', () => {
  const copy = join(home, 'copy')
  copyExtension(built, copy, ['http://127.0.0.1:8080'])
  expect(readManifest(copy)).toEqual({ ...manifest, host_permissions: ['*://127.0.0.1/*'] })
  expect(readFileSync(join(copy, 'chunks', 'popup.js'), 'utf8')).toBe('shipped()')
  expect(readManifest(built)).toEqual(manifest)
})

test('a permission that Fil asks for later is one that the copy has', () => {
  const asking = { ...manifest, optional_permissions: ['notifications', 'bookmarks'] }
  writeFileSync(join(built, 'manifest.json'), JSON.stringify(asking))
  const copy = join(home, 'copy')
  copyExtension(built, copy, [], ['notifications'])
  expect(readManifest(copy)).toEqual({
    ...asking,
    permissions: ['alarms', 'notifications'],
    host_permissions: [],
  })
})

test('origins become patterns for any port, each once, beside those that the build asks for', () => {
  writeFileSync(join(built, 'manifest.json'), JSON.stringify({ host_permissions: ['https://fil.news/*'] }))
  const copy = join(home, 'copy')
  copyExtension(built, copy, ['http://*.localhost:81', 'http://*.localhost:82', 'https://[::1]:443'])
  expect(readManifest(copy).host_permissions).toEqual([
    'https://fil.news/*',
    '*://*.localhost/*',
    '*://[::1]/*',
  ])
})

test('a copy holds nothing of the one before it', () => {
  const copy = join(home, 'copy')
  copyExtension(built, copy, [])
  writeFileSync(join(copy, 'old.js'), '')
  copyExtension(built, copy, [])
  expect(readdirSync(copy).sort()).toEqual(['chunks', 'manifest.json'])
})

test('a profile of no name is removed with all that it holds', () => {
  const profile = openProfile({ browser: 'chromium', allowedOrigins: [], extensionDir: built })
  expect(existsSync(profile.data) && existsSync(profile.extension)).toBe(true)
  profile.remove()
  expect([existsSync(profile.data), existsSync(profile.extension)]).toEqual([false, false])
})

test('a named profile stays, and opens again with the extension at the same path', () => {
  const wishes: ProfileWishes = {
    browser: 'firefox',
    profile: join(home, 'mine'),
    allowedOrigins: [],
    extensionDir: built,
  }
  const first = openProfile(wishes)
  writeFileSync(join(first.data, 'stories'), 'kept')
  first.remove()
  const second = openProfile(wishes)
  expect(second.extension).toBe(first.extension)
  expect(readFileSync(join(second.data, 'stories'), 'utf8')).toBe('kept')
})

test('a missing build is said to be missing, with the command that makes it', () => {
  const open = () =>
    openProfile({ browser: 'chromium', allowedOrigins: [], extensionDir: join(home, 'none') })
  expect(open).toThrow(/There is no built extension in .*none: run "npm run build" first\./)
})

test('the gecko id is read from the manifest, and its absence is said', () => {
  expect(readGeckoId(built)).toBe('fil@fil.news')
  writeFileSync(join(built, 'manifest.json'), '{}')
  expect(() => readGeckoId(built)).toThrow('names no gecko id')
})

function readManifest(folder: string) {
  return JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as typeof manifest & {
    host_permissions?: string[]
  }
}
