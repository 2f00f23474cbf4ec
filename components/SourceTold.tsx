/** Whether the reader is told of each new story of one source: a rule, made and removed with one switch. */
import { useId } from 'preact/hooks'
import { keepRule, removeRule } from '../utils/actions-rules.ts'
import { say } from '../utils/i18n.ts'
import type { Source } from '../utils/model.ts'
import type { RuleDraft } from '../utils/rule.ts'
import { openRules } from '../utils/view/rules.ts'

export function SourceTold({ source }: { source: Source }) {
  const id = useId()
  const own = openRules()
    .value?.map(({ rule }) => rule)
    .find((rule) => isAboutAll(rule, source.id))
  return (
    <div class="setting switch">
      <label for={id}>{say('sourceTold')}</label>
      <input
        id={id}
        type="checkbox"
        checked={own !== undefined}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          if (own) removeRule(own)
          else if (event.currentTarget.checked) {
            void keepRule({ kind: 'alert', means: 'any', text: '', sourceId: source.id })
          }
        }}
      />
      <p id={`${id}-hint`} class="hint">
        {say('sourceToldHint')}
      </p>
    </div>
  )
}

function isAboutAll({ kind, means, sourceId, untilAt }: RuleDraft, id: number): boolean {
  return kind === 'alert' && means === 'any' && sourceId === id && untilAt === undefined
}
