/** Reads a folder of fixtures: each input beside its expected twin, moments written so that people can read them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Story } from '../../utils/model.ts'
import type { Parsed } from '../../utils/parse/parse.ts'

export const folder = fileURLToPath(new URL('../fixtures/', import.meta.url))

export interface Fixture {
  name: string
  bytes: Uint8Array
  expected: unknown
}

export function readFixtures(name: string): Fixture[] {
  const path = join(folder, name)
  return readdirSync(path)
    .filter((file) => !file.endsWith('.expected.json'))
    .map((file) => ({
      name: file,
      bytes: readFileSync(join(path, file)),
      expected: JSON.parse(readFileSync(join(path, `${file}.expected.json`), 'utf8')),
    }))
}

/** What a twin holds of a reading: the same, with its moments as text. */
export function describeParsed(parsed: Parsed): unknown {
  if ('trouble' in parsed) return parsed
  return { ...parsed, reading: { ...parsed.reading, stories: parsed.reading.stories.map(describeStory) } }
}

function describeStory({ publishedAt, ...story }: Story): unknown {
  return publishedAt === undefined ? story : { ...story, publishedAt: describeMoment(publishedAt) }
}

export function describeMoment(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z')
}
