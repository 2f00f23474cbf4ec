import { readFile, writeFile } from 'node:fs/promises'
import { minify } from 'terser'
import type { Plugin, Rolldown } from 'vite'
import { defineConfig, type ResolvedPublicFile } from 'wxt'
import { packFolder } from './tests/tools/pack.ts'

/** Scripts come from the package alone, and a string becomes markup only through the named policy. */
const contentSecurityPolicy = [
  "script-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "img-src 'self' data: blob: https:",
  "require-trusted-types-for 'script'",
  'trusted-types dompurify',
].join('; ')

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  modules: ['@wxt-dev/webextension-polyfill'],
  vite: ({ command }) => ({
    build: { target: 'esnext', modulePreload: { polyfill: false } },
    // Written for the browsers of today; what `import 'dexie'` finds is ES5.
    resolve: { alias: { dexie: 'dexie/dist/modern/dexie.mjs' } },
    plugins: [shareParts, dropUnasked, ...(command === 'build' ? [shorten] : [])],
  }),
  hooks: {
    'build:publicAssets': (_wxt, files) => trimMessages(files),
    'zip:extension:done': async ({ config }, path) => writeFile(path, await packFolder(config.outDir)),
  },
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: ['alarms', 'storage', 'unlimitedStorage', 'activeTab', 'scripting'],
    optional_permissions: ['notifications'],
    optional_host_permissions: ['*://*/*'],
    content_security_policy: { extension_pages: contentSecurityPolicy },
    icons: { 16: 'icons/16.png', 32: 'icons/32.png', 48: 'icons/48.png', 128: 'icons/128.png' },
    action: {
      default_icon: { 16: 'icons/16.png', 32: 'icons/32.png' },
      default_title: '__MSG_extensionName__',
      // Firefox else hides the button, and the count with it, in a menu.
      ...(browser === 'firefox' && { default_area: 'navbar' }),
    },
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+F' } },
      [browser === 'firefox' ? '_execute_sidebar_action' : 'open-panel']: {
        suggested_key: { default: 'Alt+Shift+P' },
        description: '__MSG_openPanelCommand__',
      },
    },
    ...(browser === 'firefox' ? firefoxOnly : chromiumOnly),
  }),
})

/** 144 is the first Chromium with Temporal. */
const chromiumOnly = { minimum_chrome_version: '144' }

/** 142 is the first Firefox that has Temporal and reads data_collection_permissions on every platform. */
const firefoxOnly = {
  browser_specific_settings: {
    gecko: {
      id: 'fil@fil.news',
      strict_min_version: '142.0',
      data_collection_permissions: { required: ['none'] },
    },
  },
}

/**
 * Gathers what several start from into few files: little for a page to ask for, and nothing that draws for the worker.
 * What is styled for one page alone reaches no other.
 */
const shareParts: Plugin = {
  name: 'share-parts',
  outputOptions: (options) =>
    options.format === 'iife'
      ? options
      : {
          ...options,
          ...nameFiles(options),
          codeSplitting: {
            groups: [{ name: nameParts, minShareCount: 2, includeDependenciesRecursively: false }],
          },
        },
}

/** Without a hash: no file of a package is ever read beside those of another. */
function nameFiles({ entryFileNames }: Rolldown.OutputOptions): Rolldown.OutputOptions {
  return {
    chunkFileNames: 'chunks/[name].js',
    entryFileNames: (chunk) =>
      (typeof entryFileNames === 'function' ? entryFileNames(chunk) : '[name].js').replace('-[hash]', ''),
    assetFileNames: 'assets/[name].[ext]',
  }
}

const nameParts: Rolldown.CodeSplittingNameFunction = (id, graph) => {
  const starts = findStarts(id, graph)
  const isFor = (path: RegExp) => starts.some((start) => path.test(start))
  const isForWorker = isFor(/\/entrypoints\/background\//)
  if (isFor(/\/entrypoints\/sidepanel\//)) {
    if (isForWorker) return 'words'
    return isFor(/\/entrypoints\/(options|welcome)\//) ? 'frame' : 'list'
  }
  if (id.endsWith('.css')) return null
  if (isForWorker) return isFor(/\/components\/[^/]+$/) ? 'store' : null
  if (isFor(/\/entrypoints\/(options|welcome)\//)) return 'whole'
  return isFor(/\/components\/whole-sight/) ? 'news' : 'article'
}

type Graph = Parameters<Rolldown.CodeSplittingNameFunction>[1]

/** The entrypoints, and the modules that are loaded later, from which a module is reached. */
function findStarts(id: string, graph: Graph): string[] {
  const found = new Set([id])
  for (const reached of found)
    for (const importer of graph.getModuleInfo(reached)?.importers ?? []) found.add(importer)
  return [...found].filter((reached) => {
    const module = graph.getModuleInfo(reached)
    return module?.isEntry || (module?.dynamicImporters.length ?? 0) > 0
  })
}

/**
 * Parts of libraries that come along unasked: what feedsmith knows of podcasts, maps and licences, the check of a document
 * that it asks its reader of XML to leave, the entities that it decodes itself, and the guess whether a page is worth
 * reading. `unasked.test.ts` sees that it stays so.
 */
const unasked: [path: RegExp, instead: string | ((code: string) => string)][] = [
  [
    /\/feedsmith\/dist\/namespaces\/(?!(?:atom|content|dc|dcterms|itunes|media|prism|rdf|sy|xml)\/)[a-z]+\/parse\/utils\.mjs$/,
    `export const retrieveFeed = () => undefined
    export const retrieveItem = retrieveFeed
    export const retrieveEntry = retrieveFeed
    export const retrieveAuthor = retrieveFeed
    export const retrieveLink = retrieveFeed
    export const retrieveItemOrFeed = retrieveFeed`,
  ],
  [/\/feedsmith\/dist\/namespaces\/prism\/parse\/utils\.mjs$/, keepAlone(['publicationDates'])],
  [
    /\/feedsmith\/dist\/namespaces\/dcterms\/parse\/utils\.mjs$/,
    keepAlone(['issued', 'created', 'modified']),
  ],
  [/\/fast-xml-parser\/src\/validator\.js$/, 'export const validate = () => { throw Error("left out") }'],
  [
    /\/@nodable\/entities\/src\/EntityDecoder\.js$/,
    `export const ENTITY_ACTION = {}
    export default class {
      reset() {}
      setXmlVersion() {}
      addInputEntities() {}
      decode() { throw Error("left out") }
    }`,
  ],
  [
    /\/is-unsafe\/src\/index\.js$/,
    'export const isUnsafe = () => { throw Error("left out") }, HTML = 0, XML = 0',
  ],
  [
    /\/@mozilla\/readability\/Readability-readerable\.js$/,
    'module.exports = () => { throw Error("left out") }',
  ],
]

/** Of all that a namespace has, each on a line of its own, what is read. */
function keepAlone(names: string[]): (code: string) => string {
  const others = new RegExp(`^\\t\\t(?!(?:${names.join('|')}):)\\w+: parse.*\\n`, 'gm')
  return (code) => code.replace(others, '')
}

const dropUnasked: Plugin = {
  name: 'drop-unasked',
  transform: {
    filter: { id: unasked.map(([path]) => path) },
    handler: (code, id) => {
      const instead = unasked.find(([path]) => path.test(id))?.[1]
      return typeof instead === 'function' ? instead(code) : instead
    },
  },
}

/** Goes once more over what Vite's own minifier wrote: both together write 1 % less than either alone. */
const shorten: Plugin = {
  name: 'shorten',
  generateBundle: {
    order: 'post',
    handler: async ({ format }, bundle) => {
      for (const part of Object.values(bundle)) {
        if (part.type !== 'chunk') continue
        const { code } = await minify(part.code, { module: format === 'es', compress: { passes: 2 } })
        part.code = code ?? part.code
      }
    },
  },
}

/** Without what is said to translators alone. */
async function trimMessages(files: ResolvedPublicFile[]): Promise<void> {
  for (const [index, file] of files.entries()) {
    if (!('absoluteSrc' in file) || !file.relativeDest.endsWith('messages.json')) continue
    const messages: Record<string, object> = JSON.parse(await readFile(file.absoluteSrc, 'utf8'))
    const said = Object.entries(messages).map(([name, message]) => [
      name,
      { ...message, description: undefined },
    ])
    files[index] = { relativeDest: file.relativeDest, contents: JSON.stringify(Object.fromEntries(said)) }
  }
}
