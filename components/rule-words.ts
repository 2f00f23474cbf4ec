/** Picks from a headline the words that say most about it, for a rule to go by. */

/** Numbers whole, with the signs and the narrow spaces within them; else words. */
const segments = new RegExp(
  [
    String.raw`(?<![\p{L}\p{N}])\p{Nd}{1,3}(?:[ \u00a0\u202f]\p{Nd}{3})+(?!\p{Nd})`,
    String.raw`(?<![\p{L}\p{N}])\p{Nd}+(?:[.,:٫٬]\p{Nd}+)+[\p{L}\p{M}]*`,
    String.raw`[\p{L}\p{M}\p{N}]+(?:[-’'][\p{L}\p{M}\p{N}]+)*`,
  ].join('|'),
  'gu',
)
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
  const said = readPieces(headline).map(({ word }) => word)
  return [...new Set(said.filter((word) => saysMuch(word)))].slice(0, mostWords)
}

const mostWords = 14

/** The first name, as far as capitals tell of names: its words as they stand there. */
export function pickWords(headline: string): string[] {
  const words = listWords(headline)
  const inCapitals = words.filter((word) => isName(word) && !headline.startsWith(word))
  // Where most words have one, a capital tells nothing.
  if (inCapitals.length > words.length / 2) return []
  const pieces = readPieces(headline)
  const names = pieces.map(({ word }) => isName(word) && saysMuch(word))
  const isBeside = (nth: number) => names[nth] && pieces[nth]?.isJoined && names[nth - 1]
  // The word that begins a sentence is a name only with another.
  const first = names.findIndex((name, nth) => name && (nth > 0 || isBeside(1)))
  if (first === -1) return []
  const end = pieces.findIndex((_, nth) => nth > first && !isBeside(nth))
  return pieces.slice(first, end === -1 ? undefined : end).map(({ word }) => word)
}

/** Puts one of the headline's words into a text, before those that follow it there, or takes it out. */
export function tickWord(text: string, word: string, words: string[]): string {
  const chosen = splitWords(text)
  if (chosen.includes(word)) return chosen.filter((other) => other !== word).join(' ')
  const later = words.slice(words.indexOf(word) + 1)
  const at = chosen.findIndex((other) => later.includes(other))
  return chosen.toSpliced(at === -1 ? chosen.length : at, 0, word).join(' ')
}

/** A number keeps the spaces within it, which do not break a line. */
export function splitWords(text: string): string[] {
  return text.split(/[^\S\u00a0\u202f]+/).filter(Boolean)
}

interface Piece {
  word: string
  /** Only a space stands between it and the one before. */
  isJoined: boolean
}

function readPieces(headline: string): Piece[] {
  let end = 0
  return [...headline.matchAll(segments)].map(({ 0: written, index }) => {
    const isJoined = /^\s$/.test(headline.slice(end, index))
    end = index + written.length
    return { word: written.replace(/^\p{L}{1,2}[’']/u, '').replaceAll(' ', '\u00a0'), isJoined }
  })
}

function isName(word: string): boolean {
  return /^\p{Lu}/u.test(word)
}

function saysMuch(word: string): boolean {
  return [...word].length > 2 && !little.has(word.toLowerCase())
}
