/** Knows the months by name, in the languages of the press. */

/** The languages most read here, in all their forms; every other one is asked of Intl when it is met. */
const WRITTEN = [
  'jan january janvier janv ene enero يناير جانفي كانون_الثاني',
  'feb february fevrier fevr fev febrero فبراير فيفري شباط',
  'mar march mars marzo مارس اذار',
  'apr april avril avr abril abr ابريل افريل نيسان',
  'may mai mayo ماي مايو ايار',
  'jun june juin junio يونيو جوان حزيران',
  'jul july juillet juil julio يوليو يوليوز جويلية تموز',
  'aug august aout ago agosto اغسطس غشت اوت اب',
  'sep sept september septembre septiembre set سبتمبر شتنبر ايلول',
  'oct october octobre octubre اكتوبر تشرين_الاول',
  'nov november novembre noviembre نوفمبر نونبر تشرين_الثاني',
  'dec december decembre diciembre dic ديسمبر دجنبر كانون_الاول',
]

const OTHERS =
  'de it pt nl sv da nb fi is pl cs sk hu ro bg ru uk sr el tr id ms ca eu gl sl lt lv et he fa hi bn vi sw af sq ga'

const written = new Map(WRITTEN.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1])))
let others: Map<string, number> | undefined

/** 1 to 12, and which of the words says it; words as `foldWord` gives them. */
export function findMonth(words: string[]): { month: number; at: number } | undefined {
  const found = findIn(written, words)
  if (found) return found
  others ??= collectOthers()
  return findIn(others, words)
}

/** The last one counts: the French Tuesday is shortened to what March is. */
function findIn(names: Map<string, number>, words: string[]): { month: number; at: number } | undefined {
  const at = words.findLastIndex((word) => names.has(word))
  const month = names.get(words[at] ?? '')
  return month === undefined ? undefined : { month, at }
}

/** Lower case without accents, hamzas, tatweel and the dot of a shortened word. */
export function foldWord(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u0640\u064b-\u065f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/\.$/, '')
}

/** Both the name that stands alone and the one after a day, which many languages inflect. */
function collectOthers(): Map<string, number> {
  const names = new Map<string, number>()
  for (const locale of OTHERS.split(' ')) {
    for (const length of ['long', 'short'] as const) {
      const alone = new Intl.DateTimeFormat(`${locale}-u-ca-gregory`, { month: length, timeZone: 'UTC' })
      const dated = new Intl.DateTimeFormat(`${locale}-u-ca-gregory`, {
        month: length,
        day: 'numeric',
        timeZone: 'UTC',
      })
      for (let month = 1; month <= 12; month++) {
        const date = Date.UTC(2001, month - 1, 15)
        const inflected = dated.formatToParts(date).find((part) => part.type === 'month')?.value ?? ''
        for (const name of [alone.format(date), inflected].map(foldWord)) {
          if (/^\p{L}[\p{L}\p{M}]+$/u.test(name) && !names.has(name)) names.set(name, month)
        }
      }
    }
  }
  return names
}
