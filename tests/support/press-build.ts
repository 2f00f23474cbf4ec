/** Copies the built extension with the newsroom's outlets in place of the first sites of its starter packs. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packs } from '../../utils/packs.ts'
import type { Newsroom } from '../newsroom/newsroom.ts'
import type { BrowserName } from './find-browser.ts'
import { findBuild } from './profile.ts'

/** Nothing differs but those addresses. Gives the titles of the sites that the newsroom plays. */
export function playPacks(browser: BrowserName, folder: string, { sources }: Newsroom): string[] {
  cpSync(findBuild(browser), folder, { recursive: true })
  const played = (packs[0]?.sites ?? []).slice(0, sources.length)
  const chunks = join(folder, 'chunks')
  let replaced = 0
  for (const name of readdirSync(chunks)) {
    let text = readFileSync(join(chunks, name), 'utf8')
    for (const [index, { url }] of played.entries()) {
      if (!text.includes(url)) continue
      text = text.replaceAll(url, sources[index]?.url ?? '')
      replaced += 1
    }
    writeFileSync(join(chunks, name), text)
  }
  if (replaced !== played.length) throw new Error('The starter packs stand elsewhere in the build.')
  return played.map(({ title }) => title)
}
