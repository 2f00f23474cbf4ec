/** Holds the rules of the house: who may import whom, what may be used where, and how large a file may grow. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const picture = readFileSync(join(root, '.github/ARCHITECTURE.md'), 'utf8')

interface File {
  path: string
  text: string
  imports: string[]
}

const files = ['entrypoints', 'components', 'utils', 'tests'].flatMap(findSources).map(readFile)
const product = files.filter((file) => !file.path.startsWith('tests/'))

/** For each part of the house, what it may import of the others. A file's own folder is always open to it. */
const mayImport: [part: RegExp, allowed: RegExp][] = [
  [/^utils\/(model|settings|rule|packs|fold|joined|folder|language)\.ts$/, /^$/],
  [/^utils\/(article|nudge|site)\.ts$/, /^utils\/model\.ts$/],
  [/^utils\/exchange\.ts$/, /^utils\/(model|rule)\.ts$/],
  [/^utils\/(fetch|parse)\//, /^utils\/(model|exchange|site)\.ts$/],
  [/^utils\/sift\//, /^utils\/((model|rule|fold|joined|folder|language)\.ts|parse\/link\.ts)$/],
  [/^utils\/store\//, /^utils\/(article|model|exchange|site|settings|rule|fold|joined|folder)\.ts$/],
  [
    /^utils\/keep-articles\.ts$/,
    /^utils\/((article|ask-robots|fetch-article|model|refresh|round)\.ts|fetch\/|parse\/|store\/|view\/teaser\.ts)/,
  ],
  [/^utils\/ask-robots\.ts$/, /^utils\/(refresh\.ts|fetch\/|parse\/|store\/)/],
  [/^utils\/fetch-article\.ts$/, /^utils\/(article\.ts|model\.ts|refresh\.ts|fetch\/|parse\/|store\/)/],
  [
    /^utils\/transfer\.ts$/,
    /^utils\/(model|exchange|ruling|site)\.ts$|^utils\/(fetch\/decode\.ts|parse\/|store\/)/,
  ],
  [/^utils\/follow\.ts$/, /^utils\/(model\.ts|nudge\.ts|refresh\.ts|commit\.ts|fetch\/|parse\/|store\/)/],
  [/^utils\/look\.ts$/, /^utils\/(model\.ts|site\.ts|fetch\/decode\.ts|parse\/|store\/)/],
  [/^utils\/icons\.ts$/, /^utils\/(model\.ts|refresh\.ts|fetch\/|parse\/address\.ts|store\/)/],
  [
    /^utils\/(refresh|commit|round|ruling)\.ts$/,
    /^utils\/(model\.ts|rule\.ts|commit\.ts|refresh\.ts|ruling\.ts|fetch\/|parse\/|sift\/|store\/)/,
  ],
  [/^utils\/sync\//, /^utils\/(model\.ts|store\/)/],
  [
    /^utils\/view\//,
    /^utils\/((article|model|exchange|site|settings|rule|fold|joined|folder)\.ts|store\/|parse\/(address|link)\.ts)/,
  ],
  [/^utils\/i18n\.ts$/, /^public\/_locales\/en\/messages\.json$/],
  [/^utils\/badge\.ts$/, /^utils\/i18n\.ts$/],
  [/^utils\/notice\.ts$/, /^utils\/(i18n|model|settings)\.ts$/],
  [/^utils\/worker\.ts$/, /^utils\/nudge\.ts$/],
  [
    /^utils\/leave\.ts$/,
    /^utils\/(model\.ts|site\.ts|store\/(sources|waiting)\.ts|parse\/(address|known-sites)\.ts)/,
  ],
  [/^utils\/actions\.ts$/, /^utils\/((badge|model|settings|worker)\.ts|store\/|parse\/address\.ts)/],
  [/^utils\/actions-article\.ts$/, /^utils\/(article|leave|nudge)\.ts$/],
  [/^utils\/actions-rules\.ts$/, /^utils\/((model|rule|ruling|worker)\.ts|sift\/|store\/)/],
  [/^utils\/actions-sources\.ts$/, /^utils\/((doubles|leave|model|worker)\.ts|store\/)/],
  [/^utils\/actions-transfer\.ts$/, /^utils\/((exchange|leave|model|transfer|worker)\.ts|store\/)/],
  [
    /^utils\/sites\.ts$/,
    /^utils\/((leave|model|nudge|site|worker)\.ts|store\/|fetch\/in-page\.ts|parse\/(address|known-sites)\.ts)/,
  ],
  [/^utils\/doubles\.ts$/, /^utils\/(model\.ts|parse\/link\.ts)$/],
  [
    /^components\//,
    /^(utils\/(view\/|(actions(-(article|rules|sources|transfer))?|article|doubles|folder|sites|packs|i18n|language|model|nudge|exchange|site|settings|rule)\.ts|parse\/link\.ts)|components\/)/,
  ],
  [
    /^entrypoints\/background\//,
    /^utils\/(model\.ts|nudge\.ts|site\.ts|settings\.ts|refresh\.ts|round\.ts|ruling\.ts|notice\.ts|fetch\/rests\.ts|follow\.ts|article\.ts|(fetch|keep)-articles?\.ts|look\.ts|icons\.ts|sync\/|store\/|i18n\.ts|badge\.ts|parse\/(address|known-sites)\.ts)/,
  ],
  [/^entrypoints\/(?!background)/, /^(components\/|utils\/(view\/|actions\.ts))/],
]

/** What may be used only in the places named. */
const walls: [what: string, pattern: RegExp, allowed: RegExp][] = [
  ['Dexie', /from 'dexie'/, /^utils\/(store\/|view\/live\.ts)/],
  ['the readers of pages', /from '(dompurify|@mozilla\/readability)/, /^utils\/view\/(clean|readable)\.ts$/],
  ['the feed library', /from 'feedsmith/, /^utils\/parse\//],
  [
    'browser.*',
    /from 'wxt\/browser'/,
    /^(entrypoints\/|utils\/(sync\/|i18n\.ts|badge\.ts|(actions(-(article|rules|transfer))?|leave|sites|worker)\.ts))/,
  ],
  [
    'the DOM',
    /\b(?:(?:document|window|localStorage)\.[a-z]|new DOMParser)/,
    // What `in-page.ts` holds is sent into a page.
    /^(utils\/view\/|utils\/fetch\/in-page\.ts|components\/|entrypoints\/(?!background))/,
  ],
  [
    'the clock',
    /\bDate\.now\(|new Date\(\)|Temporal\.Now/,
    /^(?!utils\/(parse|sift)\/|utils\/fetch\/(schedule|pace|hold|move)\.ts|utils\/view\/(order|days|counts|state|views|teaser|reading-time|direction|trackers|embeds|shown-host|leads|repeated-head|calendar-words|head-words)\.ts)/,
  ],
  ['the network', /\bfetch\(/, /^utils\/fetch\//],
  ['a global of one browser', /\bchrome\./, /^$/],
  ['an import at run time, which breaks in a worker', /\bimport\(/, /^entrypoints\/(?!background)/],
]

describe('imports', () => {
  test.each(product.map((file) => [file.path, file] as const))(
    '%s imports only what its place allows',
    (path, file) => {
      const rule = mayImport.find(([part]) => part.test(path))
      expect(rule, `${path} has no place in the house`).toBeDefined()
      const strangers = file.imports.filter(
        (imported) => !isNeighbour(path, imported) && !(rule as [RegExp, RegExp])[1].test(imported),
      )
      if (path === 'utils/model.ts') expect(file.imports).toEqual([])
      expect(strangers).toEqual([])
    },
  )

  test('no file imports itself by way of others', () => {
    expect(findCycles(product)).toEqual([])
  })

  test('no file only passes on what others export', () => {
    expect(product.filter((file) => /^export .* from /m.test(file.text)).map((file) => file.path)).toEqual([])
  })
})

describe('walls', () => {
  test.each(walls)('%s is used only where it belongs', (_what, pattern, allowed) => {
    const trespassers = product.filter((file) => pattern.test(file.text) && !allowed.test(file.path))
    expect(trespassers.map((file) => file.path)).toEqual([])
  })
})

describe('files', () => {
  test('none is over 250 lines and nine in ten are under 150', () => {
    const lengths = files.map((file) => ({ path: file.path, lines: file.text.split('\n').length - 1 }))
    expect(lengths.filter(({ lines }) => lines > 250)).toEqual([])
    const inProduct = lengths.filter(({ path }) => !path.startsWith('tests/'))
    expect(inProduct.filter(({ lines }) => lines >= 150).length).toBeLessThanOrEqual(inProduct.length / 10)
  })

  test('each is named for what it holds', () => {
    const vague = /(^|\/)(utils|helpers?|common|types|manager|service)\.tsx?$/
    expect(files.filter((file) => vague.test(file.path))).toEqual([])
    const shape = /^([a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*|[A-Z][A-Za-z0-9]*)\.(ts|tsx|css)$/
    expect(
      files.map((file) => file.path.split('/').at(-1) as string).filter((name) => !shape.test(name)),
    ).toEqual([])
  })

  test('each of ours opens with a sentence on what it promises', () => {
    const ours = product.filter((file) => !/^entrypoints\/.*\/main\.tsx$/.test(file.path))
    expect(ours.filter((file) => !file.text.startsWith('/*')).map((file) => file.path)).toEqual([])
  })

  test('none leaves work for later or hides an error from the compiler', () => {
    const weak = new RegExp(
      ['TO' + 'DO', 'FIX' + 'ME', '@ts-' + 'ignore', '@ts-' + 'nocheck', '\\bas a' + 'ny\\b'].join('|'),
    )
    expect(files.filter((file) => weak.test(file.text)).map((file) => file.path)).toEqual([])
  })

  test('the top level holds only what the house names', () => {
    const named = ['entrypoints', 'components', 'utils', 'public', 'tests', 'wxt.config.ts', 'package.json']
    const insisted = ['tsconfig.json', 'README.md', 'package-lock.json', 'LICENSE', 'node_modules']
    const found = readdirSync(root).filter((name) => !name.startsWith('.'))
    expect(found.filter((name) => ![...named, ...insisted].includes(name))).toEqual([])
  })

  test('the picture of the house names every folder of the product', () => {
    const folders = new Set(product.map((file) => dirname(file.path).split('/').at(-1) as string))
    expect([...folders].filter((folder) => !picture.includes(`${folder}/`))).toEqual([])
  })

  test('the picture of the house names every file of utils', () => {
    const names = product
      .filter((file) => file.path.startsWith('utils/'))
      .map((file) => file.path.split('/').at(-1))
    expect(names.filter((name) => !picture.includes(name as string))).toEqual([])
  })
})

test('pure folders carry at least twice their lines in tests', () => {
  const count = (prefix: string) =>
    files
      .filter((file) => file.path.startsWith(prefix))
      .reduce((sum, file) => sum + file.text.split('\n').length, 0)
  for (const folder of ['parse', 'sift']) {
    const fixtures = folder === 'parse' ? countLines(join(root, 'tests/fixtures')) : 0
    expect(count(`tests/${folder}/`) + fixtures, folder).toBeGreaterThanOrEqual(2 * count(`utils/${folder}/`))
  }
})

/** A folder's files may use each other, but those of utils itself are each a part of their own. */
function isNeighbour(path: string, imported: string): boolean {
  return dirname(imported) === dirname(path) && dirname(path) !== 'utils'
}

function findSources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => /\.(tsx?|css)$/.test(path) && !path.startsWith('tests/fixtures/'))
}

function readFile(path: string): File {
  const text = readFileSync(join(root, path), 'utf8')
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(
    (match) => match[1] as string,
  )
  return { path, text, imports: specifiers.map((name) => relative(root, resolve(root, dirname(path), name))) }
}

function findCycles(all: File[]): string[] {
  const byPath = new Map(all.map((file) => [file.path, file]))
  const reaches = (from: string, to: string, seen: Set<string>): boolean =>
    (byPath.get(from)?.imports ?? []).some((next) => {
      if (next === to) return true
      if (seen.has(next)) return false
      seen.add(next)
      return reaches(next, to, seen)
    })
  return all.map((file) => file.path).filter((path) => reaches(path, path, new Set()))
}

function countLines(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .reduce((sum, path) => sum + readFileSync(path, 'utf8').split('\n').length, 0)
}
