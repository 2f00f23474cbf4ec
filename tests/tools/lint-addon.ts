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

const report = await lint()
const strangers = [...report.errors, ...report.warnings].filter((finding) => !isPreactsSink(finding))
for (const { code, message, file = '', line = 0 } of strangers)
  console.error(`${code}: ${message} (${file}:${line})`)
const known = report.warnings.length + report.errors.length - strangers.length
console.log(`${strangers.length} findings, and Preact's own innerHTML sink ${known} times`)
process.exitCode = strangers.length > 0 || known > 1 ? 1 : 0

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

/** Preact assigns `innerHTML` for dangerouslySetInnerHTML, which Fil never uses: known by the `__html` beside it. */
function isPreactsSink({ code, message, file, line = 0, column = 0 }: Finding): boolean {
  if (code !== 'UNSAFE_VAR_ASSIGNMENT' || message !== 'Unsafe assignment to innerHTML' || !file) return false
  const text = readFileSync(join(build, file), 'utf8').split('\n')[line - 1] ?? ''
  return text.slice(Math.max(column - 200, 0), column + 200).includes('.__html')
}
