/** The reader's rules: what each does and mutes, changing and removing them, and the form for a new one. */
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { removeRule } from '../utils/actions-rules.ts'
import { type MessageName, say } from '../utils/i18n.ts'
import type { Source } from '../utils/model.ts'
import type { Rule } from '../utils/rule.ts'
import { openRules } from '../utils/view/rules.ts'
import { isFound, isSaid } from './looked-for.ts'
import { RuleForm } from './RuleForm.tsx'
import { RuleItem } from './RuleItem.tsx'
import { emptyFields, type Fields, fillFields, fillFromHeadline, readAsked } from './rule-draft.ts'
import { kindNames, meansNames, sayRule } from './rule-sentence.ts'
import './rules.css'

/** What is said of rules as such. */
const words: MessageName[] = [
  ...(['rules', 'rulesHint', 'newRule', 'makeRule', 'ruleFromHeadline'] as const),
  ...Object.values(kindNames),
  ...Object.values(meansNames),
  ...(['ruleWhere', 'ruleLastDay'] as const),
]

/** What the form is open for. */
interface Open {
  fields: Fields
  rule?: Rule
  headline?: string
}

/** `followed` is undefined until the store has answered. */
export function Rules({ followed }: { followed: Source[] | undefined }) {
  const rules = openRules()
  const sources = followed ?? []
  const open = useSignal<Open | undefined>(undefined)
  const takeBack = useSignal<(() => Promise<void>) | undefined>(undefined)
  const timeZone = Temporal.Now.timeZoneId()

  useEffect(() => {
    const take = () => {
      const asked = readAsked(location.hash)
      if (!asked) return
      // Loaded again the page asks for nothing.
      history.replaceState(null, '', location.pathname)
      open.value = { fields: fillFromHeadline(asked), headline: asked.headline }
    }
    take()
    addEventListener('hashchange', take)
    return () => removeEventListener('hashchange', take)
  }, [open])

  const close = () => {
    open.value = undefined
    document.getElementById('rules')?.focus()
  }
  // It comes into view when it is drawn, so what stands above it is to be there before.
  const form = open.value && followed && rules.value && (
    <RuleForm
      key={`${open.value.rule?.id} ${open.value.headline}`}
      start={open.value.fields}
      rule={open.value.rule}
      headline={open.value.headline}
      sources={sources}
      timeZone={timeZone}
      onDone={close}
    />
  )
  const isAbout = isFound(...words)
  const isListed = (rule: Rule) => isAbout || isSaid(sayRule(rule, sources))
  const isHidden = !isAbout && !rules.value?.some(({ rule }) => isListed(rule))
  return (
    <section class="rules" aria-labelledby="rules" hidden={isHidden}>
      <h2 id="rules" tabIndex={-1}>
        {say('rules')}
      </h2>
      <p class="hint">{say('rulesHint')}</p>
      <ul>
        {rules.value?.map(({ rule, muted }) => (
          <RuleItem
            key={rule.id}
            rule={rule}
            muted={muted}
            sources={sources}
            isHidden={!isListed(rule)}
            form={open.value?.rule?.id === rule.id && form}
            onChange={() => {
              open.value = { fields: fillFields(rule, timeZone), rule }
            }}
            onRemove={() => {
              document.getElementById('rules')?.focus()
              if (open.value?.rule?.id === rule.id) open.value = undefined
              takeBack.value = removeRule(rule)
            }}
          />
        ))}
      </ul>
      <p role="status" class="removed">
        {takeBack.value && (
          <>
            {say('ruleRemoved')}{' '}
            <button
              type="button"
              class="link"
              onClick={() => {
                document.getElementById('rules')?.focus()
                void takeBack.value?.()
                takeBack.value = undefined
              }}
            >
              {say('undo')}
            </button>
          </>
        )}
      </p>
      {open.value ? (
        !open.value.rule && form
      ) : (
        <button
          type="button"
          class="button"
          onClick={() => {
            open.value = { fields: emptyFields }
          }}
        >
          {say('newRule')}
        </button>
      )}
    </section>
  )
}
