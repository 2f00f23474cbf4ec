import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { foldWords } from '../../utils/fold.ts'
import type { Source, Story } from '../../utils/model.ts'
import { sift } from '../../utils/sift/sift.ts'
import { database, writeTogether } from '../../utils/store/database.ts'
import { findKnown } from '../../utils/store/known.ts'
import { type Query, readQuery } from '../../utils/store/query.ts'
import { openWordIndex, type WordIndex } from '../../utils/store/search.ts'
import { addSource, removeSource } from '../../utils/store/sources.ts'
import { writeChanges } from '../../utils/store/stories.ts'
import { sweep } from '../../utils/store/sweep.ts'

const now = Date.parse('2026-03-10T09:00:00Z')

beforeEach(async () => {
  await database.delete()
  await database.open()
})

function follow(name: string): Promise<Source> {
  return addSource({
    url: `https://${name}.example/feed`,
    kind: 'feed',
    title: name,
    timeZone: 'UTC',
    addedAt: now,
    validators: {},
    failures: 0,
  })
}

function keep({ id }: Source, stories: Story[], at = now): Promise<void> {
  return writeTogether(async () => writeChanges(id, sift(stories, await findKnown(id, stories), at), at))
}

const read = (typed: string) => readQuery(typed, now, 'UTC') as Query

/** The titles of what the index finds, by key. */
async function find(index: WordIndex, typed: string): Promise<string[]> {
  const found = index.find(read(typed))
  return (await database.stories.toArray())
    .filter(({ id }) => found.has(id))
    .map(({ key }) => key)
    .sort()
}

const stories: Story[] = [
  { key: 'fr', title: 'L’équipe du Maroc rentre à Fès', author: 'Zineb Alaoui' },
  { key: 'ar', title: 'المغرب يستعد لكأس العالم', summary: 'تقرير من الرباط' },
  { key: 'en', title: 'Morocco opens the harbour library', summary: 'Ten thousand books, and a café.' },
  { key: 'ja', title: '東京の春' },
]

describe('stories are found', () => {
  test.each([
    ['maroc', ['fr']],
    ['fes equipe', ['fr']],
    ['mor', ['en']],
    ['مغرب', ['ar']],
    ['لكاس العالم', ['ar']],
    ['الرباط', ['ar']],
    ['كاس', ['ar']],
    ['بالمغرب', ['ar']],
    ['-كأس', ['en', 'fr', 'ja']],
    ['alaoui', ['fr']],
    ['cafe', ['en']],
    ['京', ['ja']],
    ['東京', ['ja']],
    ['"the harbour"', ['en']],
    ['"the harb"', []],
    ['"the harb', ['en']],
    ['-maroc', ['ar', 'en', 'ja']],
    ['m -morocco', ['fr']],
    ['absent', []],
  ])('by %s', async (typed, keys) => {
    await keep(await follow('a'), stories)
    expect(await find(await openWordIndex(), typed)).toEqual(keys)
  })

  test('under their new headline once edited, and not under the former', async () => {
    const source = await follow('a')
    await keep(source, stories)
    const index = await openWordIndex()
    await keep(source, [{ key: 'en', title: 'Lighthouse opens instead', summary: 'Ten thousand steps' }])
    expect(await find(index, 'lighthouse')).toEqual([])
    await index.update((await database.stories.toArray()).map(({ id }) => id))
    expect(await find(index, 'lighthouse')).toEqual(['en'])
    expect(await find(index, 'library')).toEqual([])
    expect(await find(index, 'steps')).toEqual(['en'])
  })

  test('no more once they are forgotten or their source is let go', async () => {
    const [one, other] = [await follow('a'), await follow('b')]
    await keep(one, stories)
    await keep(other, [{ key: 'kept', title: 'Maroc again' }])
    await removeSource(one.id)
    expect(await find(await openWordIndex(), 'maroc')).toEqual(['kept'])
    await sweep(now + 100 * 24 * 3_600_000)
    const lines = (await database.words.toArray()).flatMap((chunk) => chunk.lines.split('\n'))
    expect(lines.filter((line) => line !== '')).toEqual([])
  })

  test('a check that breaks off leaves no words behind', async () => {
    const source = await follow('a')
    const broken = writeTogether(async () => {
      await writeChanges(source.id, sift(stories, { rows: [], forgotten: [] }, now), now)
      throw new Error('killed here')
    })
    await expect(broken).rejects.toThrow('killed here')
    expect(await database.words.count()).toBe(0)
  })

  test('as a reader would who looks through every line, however many there are', async () => {
    const word = fc.constantFrom('port', 'ports', 'fès', 'Fès', 'الغد', 'غد', 'the', 'a', 'cœur', 'été-là')
    const phrase = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))
    const typed = fc.oneof(
      fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')),
      phrase.map((words) => `"${words}"`),
      fc.tuple(word, word).map(([wanted, unwanted]) => `${wanted} -${unwanted}`),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(phrase, { minLength: 1, maxLength: 150 }), typed, async (titles, typed) => {
        await database.delete()
        await database.open()
        const told = titles.map((title, nth) => ({ key: String(nth), title }))
        await keep(await follow('a'), told)
        const { wanted, unwanted } = read(typed)
        const expected = told.filter(({ title }) => {
          const words = foldWords(title)
          return wanted.every((one) => words.includes(one)) && !unwanted.some((one) => words.includes(one))
        })
        expect(await find(await openWordIndex(), typed)).toEqual(expected.map(({ key }) => key).sort())
      }),
      { numRuns: 40 },
    )
  }, 60_000)

  test('behind what Arabic joins to their words, as one would who writes down every form', async () => {
    const stem = fc.constantFrom('كتاب', 'أسعار', 'وزير', 'حرب', 'ألمانيا', 'دم', 'لجنة', 'احد')
    const written = fc.tuple(
      fc.constantFrom('', 'ال', ...joinable, 'م', 'وو'),
      stem,
      fc.constantFrom('', 'ات'),
    )
    const word = written.map((parts) => parts.join(''))
    const phrase = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '))
    const typed = fc.array(
      fc.tuple(fc.constantFrom('', '-', '"'), stem, fc.constantFrom('', 'ال', 'و', 'بال', 'لل')),
      {
        minLength: 1,
        maxLength: 2,
      },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(phrase, { minLength: 1, maxLength: 150 }), typed, async (titles, words) => {
        await database.delete()
        await database.open()
        await keep(
          await follow('a'),
          titles.map((title, nth) => ({ key: String(nth), title })),
        )
        const asked = words.map(([sign, stem, lead]) => {
          const mark = sign === '-' ? '-' : ''
          return sign === '"' ? `"${lead}${stem}"` : `${mark}${lead}${stem}`
        })
        const keys = titles.flatMap((title, nth) => {
          const isFound = words.every(([sign, stem, lead]) => {
            const isSaid = title.split(' ').some((one) => isAsked(one, stem, lead, sign !== ''))
            return isSaid !== (sign === '-')
          })
          return isFound ? [String(nth)] : []
        })
        expect(await find(await openWordIndex(), asked.join(' '))).toEqual(keys.sort())
      }),
      { numRuns: 100 },
    )
  }, 60_000)
})

const joinedToArticle = ['وال', 'فال', 'بال', 'كال', 'لل', 'ولل', 'فلل', 'وبال']
const letters = ['و', 'ف', 'ب', 'ك', 'ل']
const joinable = [...joinedToArticle, ...letters, 'وب', 'ول', 'فب', 'فل']

const plain = (text: string) => text.replace(/[أإآ]/g, 'ا').replace(/ة/g, 'ه')

/** What was typed before a word is left out where enough of the word remains. */
function isAsked(written: string, stem: string, lead: string, isWhole: boolean): boolean {
  if (lead === 'ال') return isForm(written, stem, lead, isWhole)
  const isLong = lead === 'و' ? plain(stem).length >= 5 : plain(stem).replace(/^ال/, '').length >= 4
  return isForm(written, lead + stem, '', isWhole) || (isLong && isForm(written, stem, '', isWhole))
}

/** Compares whole words as they are written, letter by letter. */
function isForm(written: string, stem: string, article: string, isWhole: boolean): boolean {
  const [text, asked] = [plain(written), plain(article + stem)]
  const isSame = (form: string, whole = isWhole) => (whole ? text === form : text.startsWith(form))
  // A word that begins as the article does is taken to have it.
  const bare = asked.replace(/^(ال)+/, '')
  const hasArticle = bare !== asked
  if (bare.length < 3) return isSame(asked) || (!hasArticle && isSame(`ال${asked}`))
  const behind = ['ال', ...joinedToArticle, ...joinable.map((lead) => `${lead}ال`), 'الال']
  if (behind.some((lead) => isSame(lead + bare))) return true
  if (bare.length === 3) {
    return !hasArticle && (isSame(bare) || letters.some((lead) => isSame(lead + bare, true)))
  }
  return ['', ...joinable].some((lead) => isSame(lead + bare))
}
