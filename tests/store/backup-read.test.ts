/** Files that are no backup, or are broken, cut off, too large, of a newer Fil, or mean harm: each has one reason. */
import 'fake-indexeddb/auto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Backup } from '../../utils/exchange.ts'
import { writeBackup } from '../../utils/store/backup.ts'
import { readBackup } from '../../utils/store/backup-read.ts'
import { startCpuClock } from '../support/cpu-time.ts'
import { emptyStore, now } from '../support/fill-store.ts'
import { fillProfile } from '../support/full-profile.ts'

let packed: Buffer<ArrayBuffer>
let lines: string[]

beforeAll(async () => {
  await emptyStore()
  await fillProfile()
  packed = Buffer.from(await (await writeBackup(now)).arrayBuffer())
  lines = gunzipSync(packed).toString().trimEnd().split('\n')
})

const read = (...parts: BlobPart[]) => readBackup(new Blob(parts))
const readAll = (changed: string[]) => read(`${changed.join('\n')}\n`)

/** The first row of a table, with some fields changed; an undefined one goes. */
async function readWith(table: string, fields: object): Promise<Backup | object> {
  const at = lines.findIndex((line) => line.startsWith(`["${table}",`))
  const [, row] = JSON.parse(lines[at] as string) as [string, object]
  return readAll(lines.with(at, JSON.stringify([table, { ...row, ...fields }])))
}

const damaged = { fault: { reason: 'damaged' } }

describe('a backup', () => {
  test('is read packed or unpacked, to the same end', async () => {
    const backup = await read(packed)
    expect(backup).toMatchObject({ madeAt: now })
    expect(await readAll(lines)).toEqual(backup)
    expect(await readAll(lines.map((line) => `${line}\r`))).toEqual(backup)
  })

  test('is a line for each row between a header and the counts', () => {
    expect(JSON.parse(lines[0] as string)).toEqual({ fil: 'backup', version: 1, madeAt: now })
    expect(JSON.parse(lines.at(-1) as string)).toEqual([
      'end',
      {
        sources: 2,
        stories: 40,
        texts: expect.any(Number),
        articles: 2,
        forgotten: 2,
        rules: 3,
        settings: 2,
      },
    ])
  })

  test('may have tables and fields that this Fil does not know', async () => {
    const more = [...lines.slice(0, -1), '["unheard",{"id":1,"words":"x"}]', lines.at(-1) as string]
    expect(await readAll(more)).toHaveProperty('rows')
    expect(await readWith('sources', { unheardOf: [1] })).toMatchObject({
      rows: { sources: [{ unheardOf: [1] }, {}] },
    })
  })

  test('may have what servers give to recognise an answer by, as far as headers may say it', async () => {
    const validators = { etag: '"a\tb\xe9"' }
    expect(await readWith('sources', { validators })).toMatchObject({
      rows: { sources: [{ validators }, {}] },
    })
  })

  test.each(['forgotten', 'articles'])('of a Fil that had no table of %s is whole', async (name) => {
    const fewer = lines.filter((line) => !line.startsWith(`["${name}",`))
    const { [name]: _, ...counts } = JSON.parse(lines.at(-1) as string)[1]
    expect(await readAll(fewer.with(-1, JSON.stringify(['end', counts])))).toMatchObject({
      rows: { [name]: [] },
    })
  })
})

describe('what is refused', () => {
  test.each([
    ['an empty file', '', 'not-ours'],
    ['words', 'hello', 'not-ours'],
    ['other JSON', '{"version":"https://jsonfeed.org/version/1.1","items":[]}', 'not-ours'],
    ['a list', '[1,2,3]', 'not-ours'],
    ['null', 'null', 'not-ours'],
    ['a version that is none', '{"fil":"backup","version":"1","madeAt":1}\n', 'damaged'],
    ['version 0', '{"fil":"backup","version":0,"madeAt":1}\n', 'damaged'],
    ['a newer version', '{"fil":"backup","version":2,"madeAt":1}\n["what is this"', 'newer'],
    ['a moment that is none', '{"fil":"backup","version":1,"madeAt":1e99}\n', 'damaged'],
    ['a header alone', '{"fil":"backup","version":1,"madeAt":1}\n', 'damaged'],
    ['a row that is none', '{"fil":"backup","version":1,"madeAt":1}\n["sources"]\n', 'damaged'],
    ['a null row', '{"fil":"backup","version":1,"madeAt":1}\nnull\n', 'damaged'],
    ['bytes that are no text', new Uint8Array([0x7b, 0xff, 0xfe, 0x0a]), 'damaged'],
  ] as const)('%s', async (_what, content, reason) => {
    expect(await read(content)).toEqual({ fault: { reason } })
  })

  test('a packed file that is something else', async () => {
    expect(await read(gzipSync('hello\nworld'))).toEqual({ fault: { reason: 'not-ours' } })
    expect(await read(new Uint8Array([0x1f, 0x8b, 1, 2, 3]))).toEqual(damaged)
  })

  test('one that is cut off anywhere', async () => {
    for (let length = 2; length < packed.length; length += 97) {
      expect(await read(packed.subarray(0, length)), `${length} bytes`).toEqual(damaged)
    }
    for (let count = 1; count < lines.length; count += 1) {
      expect(await readAll(lines.slice(0, count)), `${count} lines`).toEqual(damaged)
    }
  })

  test('one with a byte that was changed on its way', async () => {
    for (let at = 12; at < packed.length; at += 211) {
      const changed = Buffer.from(packed)
      changed[at] = (changed[at] as number) ^ 0x10
      expect(await read(changed), `byte ${at}`).toEqual(damaged)
    }
  })

  test('one from which a row is missing, or which goes on after its end', async () => {
    expect(await readAll(lines.toSpliced(3, 1))).toEqual(damaged)
    expect(await readAll([...lines, lines[3] as string])).toEqual(damaged)
  })

  test.each([
    ['sources', { url: 'javascript:alert(1)' }],
    ['sources', { url: 'file:///etc/passwd' }],
    ['sources', { url: 'https://' }],
    ['sources', { url: 7 }],
    ['sources', { id: '1' }],
    ['sources', { kind: 'page' }],
    ['sources', { title: { toString: 1 } }],
    ['sources', { timeZone: 'Mars/One' }],
    ['sources', { addedAt: 1e300 }],
    ['sources', { homeUrl: 'data:text/html,x' }],
    ['sources', { homeUrl: 'chrome-extension://fil/welcome.html' }],
    ['sources', { validators: 'x' }],
    ['sources', { validators: { etag: 'a\r\nCookie: b' } }],
    ['sources', { rhythm: ['x'] }],
    ['sources', { rest: { skipHours: 'all' } }],
    ['sources', { moved: { url: 'https://a.example/' } }],
    ['sources', { folder: [] }],
    ['sources', { uncounted: 'yes' }],
    ['sources', { fullText: 1 }],
    ['sources', { onTop: 1 }],
    ['stories', { url: 'javascript:alert(1)' }],
    ['stories', { image: 'http://pictures.example/1.png' }],
    ['stories', { image: 'javascript:alert(1)' }],
    ['stories', { key: null }],
    ['stories', { title: undefined }],
    ['stories', { at: 'today' }],
    ['stories', { unread: true }],
    ['stories', { saved: 2 }],
    ['stories', { mutedBy: 1, mutedAt: now }],
    ['stories', { mutedAt: 'today' }],
    ['stories', { mutedBy: 1, mutedAt: now, at: undefined, unread: 1 }],
    ['stories', { told: true }],
    ['stories', { away: 'yes' }],
    ['sources', { folder: 'a/'.repeat(200) }],
    ['articles', { url: 'javascript:alert(1)' }],
    ['articles', { page: 5 }],
    ['articles', { article: { author: 'x' } }],
    ['articles', { obstacle: 'toString' }],
    ['articles', { fetchedAt: 'x' }],
    ['texts', { content: { html: 'x' } }],
    ['texts', { formerTitles: [{ title: 1, changedAt: 1 }] }],
    ['texts', { formerTitles: [null] }],
    ['forgotten', { key: 5 }],
    ['settings', { name: undefined }],
  ])('one with %s that have %j', async (table, fields) => {
    expect(await readWith(table, fields)).toEqual(damaged)
  })

  test('a hundred megabytes without a line, and what bursts when it is unpacked, early', async () => {
    const block = new Uint8Array(1_000_000).fill(0x20)
    const hundred = new Blob(['{', ...Array.from({ length: 100 }, () => block)])
    const tookMs = startCpuClock()
    expect(await readBackup(hundred)).toEqual({ fault: { reason: 'not-ours' } })
    const bomb = gzipSync(Buffer.concat([Buffer.from(`${lines[0]}\n`), Buffer.alloc(200_000_000, 0x20)]))
    expect(await read(bomb)).toEqual({ fault: { reason: 'too-large' } })
    expect(tookMs()).toBeLessThan(5_000)
  })

  test('nesting without end, in one sentence and no crash', async () => {
    const deep = `["sources",${'['.repeat(1_000_000)}`
    expect(await readAll([lines[0] as string, deep])).toEqual(damaged)
  })

  test('names that objects know are names like others', async () => {
    const odd = [lines[0] as string, '["__proto__",{"id":1}]', '["constructor",{}]', ...lines.slice(1)]
    expect(await readAll(odd)).toEqual(await readAll(lines))
  })
})
