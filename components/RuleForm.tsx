/** Makes or changes a rule, and shows all the while what it would have caught this week; what is wrong stands at its field. */
import { useComputed, useSignal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { checkRule, keepRule } from '../utils/actions-rules.ts'
import { type MessageName, say } from '../utils/i18n.ts'
import type { Source } from '../utils/model.ts'
import type { Rule, RuleDraft, RuleFault } from '../utils/rule.ts'
import { RulePreview, useWeek } from './RulePreview.tsx'
import { type Fields, readFields } from './rule-draft.ts'
import { LastDay, Means, Where } from './rule-fields.tsx'
import { faults, kindNames } from './rule-sentence.ts'
import { sayTrouble } from './trouble.ts'

interface RuleFormProps {
  start: Fields
  /** The one that is being changed. */
  rule: Rule | undefined
  /** A story's, whose words are offered. */
  headline: string | undefined
  sources: Source[]
  timeZone: string
  onDone: () => void
}

const kindHints = {
  mute: 'ruleMuteHint',
  highlight: 'ruleHighlightHint',
  alert: 'ruleAlertHint',
  save: 'ruleSaveHint',
} as const satisfies Record<Fields['kind'], MessageName>

export function RuleForm({ start, rule, headline, sources, timeZone, onDone }: RuleFormProps) {
  const fields = useSignal(start)
  const fault = useSignal<RuleFault | undefined>(undefined)
  const hasFailed = useSignal(false)
  const form = useRef<HTMLFormElement>(null)
  const week = useWeek()
  const draft = useComputed(() => readFields(fields.value, timeZone))
  useLayoutEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' })
    form.current?.querySelector<HTMLElement>('select')?.focus({ preventScroll: true })
  }, [])
  const change = (changed: Partial<Fields>) => {
    fields.value = { ...fields.value, ...changed }
    fault.value = undefined
  }

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const isSlow = draft.value.means === 'pattern' && week.value?.(draft.value, rule?.id).isSlow
    fault.value = checkRule(draft.value) ?? (isSlow ? 'too-slow' : undefined)
    if (fault.value) {
      document.getElementById(findPlace(fault.value, draft.value))?.focus()
      return
    }
    try {
      await keepRule(draft.value, rule?.id)
      onDone()
    } catch (error) {
      console.error('The rule could not be kept', error)
      hasFailed.value = true
    }
  }

  const sayAt = (place: string) =>
    fault.value && findPlace(fault.value, draft.value) === place ? say(faults[fault.value]) : undefined
  return (
    <form ref={form} class="rule-form" onSubmit={submit} noValidate>
      <div class="setting">
        <label for="rule-kind">{say('ruleKind')}</label>
        <select
          id="rule-kind"
          aria-describedby="rule-kind-hint"
          value={fields.value.kind}
          onChange={(event) => change({ kind: event.currentTarget.value as Fields['kind'] })}
        >
          {Object.entries(kindNames).map(([kind, name]) => (
            <option key={kind} value={kind}>
              {say(name)}
            </option>
          ))}
        </select>
        <p id="rule-kind-hint" class="hint">
          {say(kindHints[fields.value.kind])}
        </p>
      </div>
      <Means
        fields={fields.value}
        headline={headline}
        sources={sources}
        fault={sayAt('rule-text')}
        onChange={change}
      />
      <Where fields={fields.value} sources={sources} fault={sayAt('rule-where')} onChange={change} />
      <LastDay fields={fields.value} fault={sayAt('rule-day')} onChange={change} />
      <RulePreview week={week} draft={draft} ruleId={rule?.id} sources={sources} />
      <p role="alert" class="trouble">
        {hasFailed.value && sayTrouble({ reason: 'fault' })}
      </p>
      <div class="answers">
        <button type="button" class="button" onClick={onDone}>
          {say('cancel')}
        </button>
        <button type="submit" class="button primary">
          {say(rule ? 'keepChanges' : 'keepRule')}
        </button>
      </div>
    </form>
  )
}

/** The field at which a fault is said. */
function findPlace(fault: RuleFault, { means }: RuleDraft): string {
  if (fault === 'past') return 'rule-day'
  return means === 'any' ? 'rule-where' : 'rule-text'
}
