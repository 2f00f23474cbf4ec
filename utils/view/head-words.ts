/** The words between the names and the numbers of an article's head, in English, French and Arabic, folded (pure). */
import { foldWords } from '../fold.ts'

const collect = (words: string) => new Set(foldWords(words).trim().split(' '))

export const by = collect(
  'by written words par écrit rédigé auteur author بقلم كتب كتبت كتبها الكاتب الكاتبة',
)

export const joining = collect('and et و ال for pour at on le la the à في على')

/** Without one of these a day is not that on which the text was published. */
export const stamped = collect(
  'published posted updated modified publié publiée mis mise maj modifié actualisé نشر نشرت تحديث محدث',
)

/** What else stands in such a line. */
export const stamp = collect(
  'last first am pm gmt utc cet cest est edt bst h jour il y heure heures dernière première ago hour hours time temps de تم بتاريخ تاريخ اخر يوم ساعة ساعات ساعتين منذ صباحا مساء ص م مدة',
)

/** Together they tell how long it takes to read, as Fil does. */
export const reading = collect('read reading lecture lire قراءة للقراءة')
export const minutes = collect('min mins minute minutes دقيقة دقائق')

/** What tells which kind of text it is, which no section does. */
export const kinds = collect(
  'opinion opinions analysis review interview editorial comment column sponsored advertisement advertorial partner correction exclusive breaking live fiction satire obituary analyse tribune entretien éditorial chronique critique publicité sponsorisé partenaire publireportage exclusif direct urgent billet nécrologie rectificatif رأي آراء تحليل حوار مقابلة افتتاحية إعلان مدفوع عاجل حصري تصحيح عمود نعي مباشر',
)
