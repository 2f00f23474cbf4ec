/** Renders the drawn mark at each size that browsers ask for (`npm run icons`, after the drawing has changed). */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import puppeteer from 'puppeteer-core'
import { findBrowser } from '../support/find-browser.ts'

const folder = fileURLToPath(new URL('../../public/icons', import.meta.url))
/** Those of the manifest in wxt.config.ts. */
const sizes = [16, 32, 48, 128]

const drawing = readFileSync(new URL('fil.svg', import.meta.url), 'utf8')
const browser = await puppeteer.launch({
  executablePath: await findBrowser('chromium'),
  args: ['--no-sandbox'],
})
const page = await browser.newPage()
for (const size of sizes) {
  await page.setViewport({ width: size, height: size })
  await page.setContent(
    `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`,
  )
  await page.screenshot({ path: join(folder, `${size}.png`) as `${string}.png`, omitBackground: true })
}
await browser.close()
console.log(`Rendered ${sizes.join(', ')} px in public/icons`)
