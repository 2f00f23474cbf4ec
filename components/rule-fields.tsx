/** The fields of a rule: what it looks for, where, and until when. */
import type { ComponentChildren } from 'preact'
import { type MessageName, readLanguage, say } from '../utils/i18n.ts'
import type { Source } from '../utils/model.ts'
import { listFolders } from '../utils/view/folders.ts'
import type { Fields } from './rule-draft.ts'
import { meansNames, nameLanguage } from './rule-sentence.ts'
import { listWords, splitWords, tickWord } from './rule-words.ts'

interface FieldProps {
  fields: Fields
  /** What is wrong, in words. */
  fault: string | undefined
  onChange: (changed: Partial<Fields>) => void
}

const hints = {
  words: 'ruleWordsHint',
  phrase: 'rulePhraseHint',
  author: 'ruleAuthorHint',
  language: 'ruleLanguageHint',
  pattern: 'rulePatternHint',
  any: undefined,
} as const satisfies Record<Fields['means'], MessageName | undefined>

export function Means(props: FieldProps & { headline: string | undefined; sources: Source[] }) {
  const { fields, fault, headline, sources, onChange } = props
  const { means, text, parts } = fields
  const hint = hints[means]
  return (
    <>
      <div class="setting">
        <label for="rule-means">{say('ruleMeans')}</label>
        <select
          id="rule-means"
          value={means}
          onChange={(event) => {
            const chosen = event.currentTarget.value as Fields['means']
            const isOther = chosen === 'language' || means === 'language'
            onChange({ means: chosen, ...(isOther && { text: '' }) })
          }}
        >
          {Object.entries(meansNames).map(([value, name]) => (
            <option key={value} value={value}>
              {say(name)}
            </option>
          ))}
        </select>
      </div>
      {hint && (
        <Field id="rule-text" label={say(meansNames[means])} hint={say(hint)} fault={fault}>
          {means === 'language' ? (
            <Languages fields={fields} fault={fault} sources={sources} onChange={onChange} />
          ) : (
            <input
              id="rule-text"
              type="text"
              dir={means === 'pattern' ? 'ltr' : 'auto'}
              autoComplete="off"
              spellcheck={false}
              value={text}
              aria-describedby="rule-text-hint rule-text-fault"
              aria-invalid={fault !== undefined}
              onInput={(event) => onChange({ text: event.currentTarget.value })}
            />
          )}
        </Field>
      )}
      {headline !== undefined && means === 'words' && (
        <HeadlineWords words={listWords(headline)} fields={fields} onChange={onChange} />
      )}
      {means === 'words' && (
        <div class="setting switch">
          <label for="rule-parts">{say('ruleParts')}</label>
          <input
            id="rule-parts"
            type="checkbox"
            checked={parts}
            onChange={(event) => onChange({ parts: event.currentTarget.checked })}
          />
        </div>
      )}
    </>
  )
}

/** Each word of a headline is put into the field, or taken out of it, with a click. */
function HeadlineWords({ words, fields, onChange }: Omit<FieldProps, 'fault'> & { words: string[] }) {
  const chosen = splitWords(fields.text)
  return (
    <fieldset class="chips">
      <legend class="hint">{say('ruleFromHeadline')}</legend>
      {words.map((word) => (
        <button
          key={word}
          type="button"
          class="chip"
          aria-pressed={chosen.includes(word)}
          onClick={() => onChange({ text: tickWord(fields.text, word, words) })}
        >
          <bdi>{word}</bdi>
        </button>
      ))}
    </fieldset>
  )
}

/** Those that are followed, and those of the interface. */
function Languages({ fields, fault, sources, onChange }: FieldProps & { sources: Source[] }) {
  const declared = sources.flatMap(({ language }) => language?.split(/[-_]/)[0]?.toLowerCase() || [])
  const tags = [...new Set([...declared, 'ar', 'en', 'fr', ...(fields.text === '' ? [] : [fields.text])])]
  return (
    <select
      id="rule-text"
      value={fields.text}
      aria-describedby="rule-text-hint rule-text-fault"
      aria-invalid={fault !== undefined}
      onChange={(event) => onChange({ text: event.currentTarget.value })}
    >
      <option value="">–</option>
      {tags.map((tag) => (
        <option key={tag} value={tag}>
          {nameLanguage(tag, readLanguage())}
        </option>
      ))}
    </select>
  )
}

export function Where({ fields, fault, sources, onChange }: FieldProps & { sources: Source[] }) {
  const folders = listFolders(sources)
  return (
    <Field id="rule-where" label={say('ruleWhere')} fault={fault}>
      <select
        id="rule-where"
        value={fields.where}
        aria-describedby="rule-where-fault"
        aria-invalid={fault !== undefined}
        onChange={(event) => onChange({ where: event.currentTarget.value })}
      >
        <option value="">{say('ruleEverywhere')}</option>
        {folders.length > 0 && (
          <optgroup label={say('ruleFolders')}>
            {folders.map((folder) => (
              <option key={folder} value={`folder ${folder}`}>
                {folder}
              </option>
            ))}
          </optgroup>
        )}
        <optgroup label={say('ruleSources')}>
          {sources.map(({ id, title }) => (
            <option key={id} value={`source ${id}`}>
              {title}
            </option>
          ))}
        </optgroup>
      </select>
    </Field>
  )
}

export function LastDay({ fields, fault, onChange }: FieldProps) {
  return (
    <Field id="rule-day" label={say('ruleLastDay')} hint={say('ruleLastDayHint')} fault={fault}>
      <input
        id="rule-day"
        type="date"
        value={fields.lastDay}
        aria-describedby="rule-day-hint rule-day-fault"
        aria-invalid={fault !== undefined}
        onInput={(event) => onChange({ lastDay: event.currentTarget.value })}
      />
    </Field>
  )
}

interface LabelledProps {
  id: string
  label: string
  hint?: string
  fault: string | undefined
  children: ComponentChildren
}

/** What is wrong is said once it is there, so its place is there before. */
function Field({ id, label, hint, fault, children }: LabelledProps) {
  return (
    <div class="setting">
      <label for={id}>{label}</label>
      {children}
      {hint && (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
      <p id={`${id}-fault`} role="alert" class="trouble">
        {fault}
      </p>
    </div>
  )
}
