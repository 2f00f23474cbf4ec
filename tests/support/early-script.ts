/** Runs something in a page before all of the page's own scripts, which Firefox's driver cannot in a page of an extension. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Adds a script to pages of an extension's copy, before the shipped ones. It is given what `sessionStorage` holds as `early`. */
export function addEarlyScript(folder: string, pages: string[], run: (given: string) => void): void {
  writeFileSync(join(folder, 'early.js'), `;(${run})(sessionStorage.getItem('early') ?? '')`)
  for (const page of pages) {
    const file = join(folder, `${page}.html`)
    const html = readFileSync(file, 'utf8')
    const changed = html.replace('<script src="/glance.js">', '<script src="/early.js"></script>$&')
    const isShipped = changed !== html
    // A page that was added has no scripts.
    writeFileSync(file, isShipped ? changed : html.replace('<head>', '$&<script src="/early.js"></script>'))
  }
}
