/** Picks from a headline the words that say most about it, for a rule to go by. */
import { findLanguage } from '../utils/language.ts'

const segments = /[\p{L}\p{M}\p{N}]+(?:[-’'][\p{L}\p{M}\p{N}]+)*/gu
/** Words that say little in the interface's languages. */
const little = new Set(
  (
    'about after again against all also and are because been before between but can could did does for from had has ' +
    'have her his how into its more most new not now off over said says than that the their them then there they ' +
    'this under until was were what when where which while who why will with would you your ' +
    'avec aux cette ces dans des donc dont elle elles est être fait ils leur leurs les mais même nos notre nous ont ' +
    'par pas plus pour quand que qui sans ses son sont sous sur tout une vers vos votre vous ' +
    'في من على إلى عن مع بعد قبل هذا هذه التي الذي بين كما حول أن إن قد لا ما لم ثم أو عند حتى ضد أي كل خلال'
  ).split(' '),
)

/** Each once, in their order, without those that say little. */
export function listWords(headline: string): string[] {
  const words = [...headline.matchAll(segments)].map(([word]) => word)
  const said = words.map((word) => word.replace(/^\p{L}{1,2}[’']/u, ''))
  return [...new Set(said.filter((word) => saysMuch(word)))].slice(0, mostWords)
}

const mostWords = 14

/** Names, where a language writes them with capitals; else the longest words; in their order. */
export function pickWords(headline: string): string[] {
  const words = listWords(headline)
  const isName = (word: string) => /^\p{Lu}/u.test(word) && !headline.startsWith(word)
  const areTitles = words.filter(isName).length > words.length / 2
  const names = areTitles || findLanguage(headline, undefined) === 'ar' ? [] : words.filter(isName)
  const ranked =
    names.length > 0 ? names : words.toSorted((one, other) => [...other].length - [...one].length)
  const picked = new Set(ranked.slice(0, 2))
  return words.filter((word) => picked.has(word))
}

function saysMuch(word: string): boolean {
  return [...word].length > 2 && !little.has(word.toLowerCase())
}
