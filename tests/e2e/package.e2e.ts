/** What the built packages weigh, and what is asked for before a page shows its first headline. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { deflateRawSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { findBuild } from '../support/profile.ts'

const listPages = ['popup.html', 'sidepanel.html', 'tab.html']

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  const build = findBuild(browser)
  const read = (path: string) => readFileSync(join(build, path))

  test('the package weighs at most 300 kB', () => {
    expect(weighPackage(build)).toBeLessThanOrEqual(300_000)
  })

  test.each(listPages)('%s has its first headlines with at most 45 kB of scripts', (page) => {
    const scripts = listScripts(read, page)
    expect(scripts).toContain('glance.js')
    const bytes = scripts.map((script) => gzipSync(read(script)).length)
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(45_000)
  })

  test.each(listPages)('%s names all that its first headlines need, and that is few files', (page) => {
    const named = listNamed(read(page).toString())
    expect(named.filter((path) => path.endsWith('.js')).sort()).toEqual(listScripts(read, page).sort())
    expect(named.length).toBeLessThanOrEqual(8)
  })

  test('the worker loads nothing that draws', () => {
    const worker = followImports(read, ['background.js'])
    const drawing = /\bcreateElementNS\b|\bdocument\.body\b/
    expect(listScripts(read, 'popup.html').some((script) => drawing.test(read(script).toString()))).toBe(true)
    expect(worker.filter((script) => drawing.test(read(script).toString()))).toEqual([])
  })

  test('the worker refuses what feedsmith’s reader of XML is never asked for, and carries none of it', () => {
    const worker = read('background.js').toString()
    expect(worker.match(/\bleft out\b/g)).toHaveLength(3)
    expect(worker).not.toMatch(/Multiple possible root nodes|EntityReplacer|vbscript/)
  })

  test('the list’s own styles reach no other page', () => {
    const styles = (page: string) => listNamed(read(page).toString()).filter((path) => path.endsWith('.css'))
    const listed = styles('sidepanel.html').filter((path) => /\.panel\b/.test(read(path).toString()))
    expect(listed).toHaveLength(1)
    expect([...styles('options.html'), ...styles('welcome.html')]).not.toContain(listed[0])
  })
})

/** Bytes of the folder as a zip file: each file deflated where that is shorter, with its name in two headers. */
function weighPackage(folder: string): number {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const files = paths.filter((path) => statSync(join(folder, path)).isFile())
  const weigh = (path: string) => {
    const bytes = readFileSync(join(folder, path))
    const body = Math.min(bytes.length, deflateRawSync(bytes, { level: 9 }).length)
    return 30 + 46 + 2 * Buffer.byteLength(path) + body
  }
  return files.reduce((sum, path) => sum + weigh(path), 22)
}

type Read = (path: string) => Buffer

/** The scripts and styles that a page's HTML asks for. */
function listNamed(html: string): string[] {
  return [...html.matchAll(/<(?:script|link)\b[^>]*?\s(?:src|href)="\/([^"]+)"/g)].map(
    ([, path]) => path as string,
  )
}

/** The scripts that run before a page's first headlines. */
function listScripts(read: Read, page: string): string[] {
  const begun = [
    ...read(page)
      .toString()
      .matchAll(/<script\b[^>]*?\ssrc="\/([^"]+)"/g),
  ].map(([, path]) => path as string)
  return followImports(read, begun)
}

/** Scripts with all that they import before they run. */
function followImports(read: Read, begun: string[]): string[] {
  const found = new Set(begun)
  for (const script of found) {
    const imports = read(script)
      .toString()
      .matchAll(/\b(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g)
    for (const [, name] of imports) found.add(script.includes('/') ? `chunks/${name}` : (name as string))
  }
  return [...found]
}
