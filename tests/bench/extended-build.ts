/** A copy of a build with pages added to measure in: same origin, same database, shipped scripts untouched. */
import { cpSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import type { BrowserName } from '../support/find-browser.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Copies the build, adds a page for each script of `scripts` (bundled) and each of `pages` (plain HTML). */
export async function extendBuild(
  scripts: string[],
  pages: Record<string, string> = {},
  browser: BrowserName = 'chromium',
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'fil-bench-'))
  cpSync(join(root, '.output', browser === 'chromium' ? 'chrome-mv3' : 'firefox-mv3'), folder, {
    recursive: true,
  })
  for (const script of scripts) {
    await build({
      root,
      logLevel: 'error',
      configFile: false,
      publicDir: false,
      build: {
        outDir: folder,
        emptyOutDir: false,
        target: 'esnext',
        lib: {
          entry: join(root, 'tests/bench/page', `${script}.ts`),
          formats: ['es'],
          fileName: () => `${script}.js`,
        },
      },
    })
    writeFileSync(
      join(folder, `${script}.html`),
      `<!doctype html><title>${script}</title><script type="module" src="${script}.js"></script>`,
    )
  }
  for (const [name, html] of Object.entries(pages)) writeFileSync(join(folder, `${name}.html`), html)
  return folder
}
