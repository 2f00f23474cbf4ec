import { expect, test } from 'vitest'
import { settleDirections } from '../../utils/view/block-directions.ts'

const english = 'The ferry of Port Lorne crossed the bay.'
const arabic = 'عبرت العبارة الخليج هذا الصباح ولم ينظر إليها أحد.'

/** The directions that blocks of these texts get; undefined where they run as the article does. */
function settle(texts: string[], isRightToLeft: boolean, language?: string): (string | undefined)[] {
  const blocks = texts.map((textContent) => ({
    textContent,
    dir: 'auto' as string | undefined,
    removeAttribute() {
      this.dir = undefined
    },
  }))
  settleDirections({ querySelectorAll: () => blocks } as unknown as ParentNode, isRightToLeft, language)
  return blocks.map(({ dir }) => dir)
}

test('a block in the letters of the article runs as the article does, whatever it said itself', () => {
  expect(settle([english], false, 'en')).toEqual([undefined])
  expect(settle([arabic], true, 'ar')).toEqual([undefined])
})

test('what is quoted in other letters runs its own way', () => {
  expect(settle([arabic, english], true, 'ar')).toEqual([undefined, 'ltr'])
  expect(settle([english, arabic], false, 'en')).toEqual([undefined, 'rtl'])
})

test('an Arabic sentence that begins with a Latin name stays Arabic', () => {
  expect(settle([`BBC: ${arabic}`], true, 'ar')).toEqual([undefined])
})

test('a few letters or digits turn nothing, also where the language is declared wrongly', () => {
  expect(settle(['12 %', 'BBC'], true, 'ar')).toEqual([undefined, undefined])
  expect(settle(['12 %', 'BBC'], true, 'en')).toEqual([undefined, undefined])
  expect(settle(['12 %', 'لا'], false, 'ar')).toEqual([undefined, undefined])
  expect(settle(['12 %'], true)).toEqual([undefined])
})
