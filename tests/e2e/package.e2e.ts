/** What the built packages weigh, and what is asked for before a page shows its first headline. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync, inflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { findBuild } from '../support/profile.ts'
import { packFolder } from '../tools/pack.ts'

const listPages = ['popup.html', 'sidepanel.html', 'tab.html']

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  const build = findBuild(browser)
  const read = (path: string) => readFileSync(join(build, path))

  test('the package weighs at most 300 kB, and in it is every file as it was built', async () => {
    const zip = Buffer.from(await packFolder(build))
    expect(zip.length).toBeLessThanOrEqual(300_000)
    const paths = readdirSync(build, { recursive: true, encoding: 'utf8' })
    const files = paths.filter((path) => statSync(join(build, path)).isFile()).sort()
    const packed = unpack(zip)
    expect([...packed.keys()].sort()).toEqual(files)
    expect(files.filter((path) => !packed.get(path)?.equals(read(path)))).toEqual([])
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

  test('the worker reads of a feed’s namespaces what Fil asks for, and no more', () => {
    const worker = read('background.js').toString()
    for (const name of ['prism:publicationdate', 'dcterms:issued', 'dcterms:created', 'dcterms:modified']) {
      expect(worker).toContain(`"${name}"]`)
    }
    expect(worker).not.toMatch(/"(?:prism:issn|dcterms:abstract|podcast:person|rawvoice:embed)"\]/)
  })

  test('the list’s own styles reach no other page', () => {
    const styles = (page: string) => listNamed(read(page).toString()).filter((path) => path.endsWith('.css'))
    const listed = styles('sidepanel.html').filter((path) => /\.panel\b/.test(read(path).toString()))
    expect(listed).toHaveLength(1)
    expect([...styles('options.html'), ...styles('welcome.html')]).not.toContain(listed[0])
  })
})

/** The files of a zip file, one after the other as 7-Zip writes them: each header knows how long its file is. */
function unpack(zip: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>()
  for (let at = 0; zip.readUInt32LE(at) === 0x04034b50; ) {
    const [length, nameLength] = [zip.readUInt32LE(at + 18), zip.readUInt16LE(at + 26)]
    const begin = at + 30 + nameLength + zip.readUInt16LE(at + 28)
    const packed = zip.subarray(begin, begin + length)
    const isDeflated = zip.readUInt16LE(at + 8) === 8
    files.set(
      zip.toString('utf8', at + 30, at + 30 + nameLength),
      isDeflated ? inflateRawSync(packed) : packed,
    )
    at = begin + length
  }
  return files
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
