/** What a rule would have caught this week, while it is being written. */
import { type ReadonlySignal, useSignal, useSignalEffect } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { checkRule, openWeek, type Preview } from '../utils/actions-rules.ts'
import { formatDayAndTime, say, sayCount } from '../utils/i18n.ts'
import { findLanguage } from '../utils/language.ts'
import type { Source } from '../utils/model.ts'
import type { RuleDraft } from '../utils/rule.ts'
import { faults } from './rule-sentence.ts'

type Week = Awaited<ReturnType<typeof openWeek>>

/** Who types fast waits for no preview of half a word. */
const pauseMs = 120
const mostShown = 5

/** The stories of the last week, read once for a form; undefined until they are there. */
export function useWeek(): ReadonlySignal<Week | undefined> {
  const week = useSignal<Week | undefined>(undefined)
  useEffect(() => {
    openWeek().then(
      (read) => {
        week.value = read
      },
      (error) => console.error('The week could not be read', error),
    )
  }, [week])
  return week
}

interface RulePreviewProps {
  week: ReadonlySignal<Week | undefined>
  draft: ReadonlySignal<RuleDraft>
  ruleId: number | undefined
  sources: Source[]
}

export function RulePreview({ week, draft, ruleId, sources }: RulePreviewProps) {
  const preview = useSignal<Preview | undefined>(undefined)
  useSignalEffect(() => {
    const [look, wanted] = [week.value, draft.value]
    const timer = setTimeout(() => {
      preview.value = look && !checkRule({ ...wanted }) ? look(wanted, ruleId) : undefined
    }, pauseMs)
    return () => clearTimeout(timer)
  })
  const { caught = [], isSlow = false } = preview.value ?? {}
  return (
    <div class="preview">
      <p role="status">{week.value ? sayPreview(preview.value) : say('rulePreviewReading')}</p>
      {!isSlow && caught.length > 0 && (
        <ul class="caught">
          {caught.slice(0, mostShown).map((row) => {
            const source = sources.find(({ id }) => id === row.sourceId)
            const at = 'mutedAt' in row ? (row.mutedAt as number) : row.at
            return (
              <li key={row.id}>
                <span class="about" dir="auto">
                  <span lang={findLanguage(row.title, source?.language) ?? ''}>{row.title}</span>{' '}
                  <bdi class="hint">
                    {source?.title} · {formatDayAndTime(at)}
                  </bdi>
                </span>
              </li>
            )
          })}
        </ul>
      )}
    </div>
  )
}

function sayPreview(preview: Preview | undefined): string {
  if (!preview) return ''
  if (preview.isSlow) return say(faults['too-slow'])
  return preview.caught.length === 0 ? say('rulePreviewNone') : sayCount('rulePreview', preview.caught.length)
}
