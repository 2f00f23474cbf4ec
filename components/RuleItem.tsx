/** One rule: what it does in words, whether it still does it, and what it mutes. */
import type { ComponentChildren } from 'preact'
import { letBack } from '../utils/actions-rules.ts'
import { formatDayAndTime, isolate, readLanguage, say, sayCount } from '../utils/i18n.ts'
import { findLanguage } from '../utils/language.ts'
import type { Source } from '../utils/model.ts'
import type { Rule } from '../utils/rule.ts'
import type { Ruling } from '../utils/view/rules.ts'
import { IconButton } from './IconButton.tsx'
import { kindNames, sayCaught, sayLimits } from './rule-sentence.ts'

interface RuleItemProps {
  rule: Rule
  muted: Ruling['muted']
  sources: Source[]
  isHidden: boolean
  /** Where it is being changed. */
  form: ComponentChildren
  onChange: () => void
  onRemove: () => void
}

export function RuleItem({ rule, muted, sources, isHidden, form, onChange, onRemove }: RuleItemProps) {
  const now = Date.now()
  const caught = sayCaught(rule, readLanguage())
  const name = isolate(`${say(kindNames[rule.kind])} · ${caught}`)
  const isOver = rule.slowAt !== undefined || (rule.untilAt ?? now + 1) <= now
  return (
    <li class={isOver ? 'over' : undefined} hidden={isHidden}>
      <div class="head">
        <div class="about">
          <p>
            <b>{say(kindNames[rule.kind])}</b> · {caught}
          </p>
          <p class="hint">{sayLimits(rule, sources, now).join(' · ')}</p>
          {rule.slowAt !== undefined && <p class="trouble">{say('ruleOff')}</p>}
        </div>
        {!form && (
          <button type="button" class="link" aria-label={say('changeRuleNamed', name)} onClick={onChange}>
            {say('changeRule')}
          </button>
        )}
        <IconButton icon="remove" label={say('removeRuleNamed', name)} onClick={onRemove} />
      </div>
      {muted !== undefined && muted.count > 0 && (
        <details class="choices">
          <summary>{sayCount('ruleMuted', muted.count)}</summary>
          <ul class="caught">
            {muted.rows.map(({ id, title, sourceId, mutedAt }) => (
              <li key={id}>
                <span class="about" dir="auto">
                  <span lang={findLanguage(title, languageOf(sources, sourceId)) ?? ''}>{title}</span>{' '}
                  <bdi class="hint">{formatDayAndTime(mutedAt)}</bdi>
                </span>
                <button
                  type="button"
                  class="link"
                  aria-label={say('letBackNamed', isolate(title))}
                  onClick={() => void letBack(id)}
                >
                  {say('letBack')}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
      {form}
    </li>
  )
}

function languageOf(sources: Source[], sourceId: number): string | undefined {
  return sources.find(({ id }) => id === sourceId)?.language
}
