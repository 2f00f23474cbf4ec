/** Lints the Firefox build as the add-on store does: no error, and no warning but one that is known by name. */
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const build = fileURLToPath(new URL('../../.output/firefox-mv3', import.meta.url))

interface Finding {
  code: string
  message: string
  file?: string
  line?: number
  column?: number
}

/**
 * The sinks of libraries, by words beside them, and how many each has. Preact's is for dangerouslySetInnerHTML, which
 * Fil never uses. Those of DOMPurify and Readability write into documents in which nothing runs (utils/view/inert.ts),
 * and the manifest's Trusted Types stop whatever else would.
 */
const knownSinks: [name: string, words: string, most: number][] = [
  ['Preact', '.__html', 1],
  ['DOMPurify', '.documentElement.innerHTML', 1],
  ['Readability', '._attempts.push', 1],
  ['Readability', '._isSingleImage', 1],
]

const report = await lint()
const counts = new Map(knownSinks.map((sink) => [sink, 0]))
const strangers = [...report.errors, ...report.warnings].filter((finding) => {
  const sink = findSink(finding)
  if (sink) counts.set(sink, (counts.get(sink) ?? 0) + 1)
  return !sink
})
for (const { code, message, file = '', line = 0 } of strangers)
  console.error(`${code}: ${message} (${file}:${line})`)
for (const [[name, words, most], count] of counts)
  console.log(`${name}: ${count} of at most ${most} known sinks beside "${words}"`)
const isWell = strangers.length === 0 && [...counts].every(([[, , most], count]) => count <= most)
console.log(`${strangers.length} findings`)
process.exitCode = isWell ? 0 : 1

function lint(): Promise<{ errors: Finding[]; warnings: Finding[] }> {
  const args = ['lint', '--source-dir', build, '--output', 'json']
  return new Promise((resolve, reject) => {
    execFile('web-ext', args, { maxBuffer: 16 * 1024 * 1024 }, (error, stdout) => {
      try {
        resolve(JSON.parse(stdout))
      } catch {
        reject(error ?? new Error(`web-ext lint printed no report: ${stdout}`))
      }
    })
  })
}

function findSink({ code, message, file, line = 0, column = 0 }: Finding) {
  if (code !== 'UNSAFE_VAR_ASSIGNMENT' || message !== 'Unsafe assignment to innerHTML' || !file)
    return undefined
  const text = readFileSync(join(build, file), 'utf8').split('\n')[line - 1] ?? ''
  const beside = text.slice(Math.max(column - 200, 0), column + 200)
  return knownSinks.find(([, words]) => beside.includes(words))
}
