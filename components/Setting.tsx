/** One choice of the reader's: a control, its effect in words, and the way back to the usual where it is another. */
import type { ComponentType } from 'preact'
import { changeSettings } from '../utils/actions.ts'
import { type MessageName, say } from '../utils/i18n.ts'
import { type Settings, usualSettings } from '../utils/settings.ts'

export interface Choice<Name extends keyof Settings = keyof Settings> {
  name: Name
  says: MessageName
  hint: MessageName
  /** Other words that people look for it by. */
  also?: MessageName
  /** Absent where it is switched on or off. */
  options?: [value: Settings[Name], says: MessageName][]
  /** What came of it. */
  told?: ComponentType
}

export function Setting({ choice, value }: { choice: Choice; value: Settings[keyof Settings] }) {
  const { name, says, hint, options, told: Told } = choice
  const id = `setting-${name}`
  const choose = (chosen: unknown) => void changeSettings({ [name]: chosen })
  return (
    <div class={options ? 'setting' : 'setting switch'}>
      <label for={id}>{say(says)}</label>
      {options ? (
        <select
          id={id}
          aria-describedby={`${id}-hint`}
          value={String(value)}
          onChange={(event) => choose(options[event.currentTarget.selectedIndex]?.[0])}
        >
          {options.map(([option, words]) => (
            <option key={option} value={String(option)}>
              {say(words)}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          type="checkbox"
          aria-describedby={`${id}-hint`}
          checked={value === true}
          onChange={(event) => choose(event.currentTarget.checked)}
        />
      )}
      <p class="hint">
        <span id={`${id}-hint`}>{say(hint)}</span>
        {value !== usualSettings[name] && <Reset name={name} says={says} usual={sayUsual(choice)} />}
      </p>
      {Told && <Told />}
    </div>
  )
}

interface ResetProps {
  name: keyof Settings
  says: MessageName
  /** In words. */
  usual: string
}

/** The way back to the usual of one choice, whose control keeps the focus. */
export function Reset({ name, says, usual }: ResetProps) {
  return (
    <>
      {' '}
      <button
        type="button"
        class="link reset"
        aria-label={say('settingBackNamed', say(says), usual)}
        onClick={() => {
          document.getElementById(`setting-${name}`)?.focus()
          void changeSettings({ [name]: usualSettings[name] })
        }}
      >
        {say('settingBack', usual)}
      </button>
    </>
  )
}

function sayUsual({ name, options }: Choice): string {
  const usual = usualSettings[name]
  const words = options?.find(([option]) => option === usual)?.[1]
  return say(words ?? (usual === true ? 'settingOn' : 'settingOff'))
}
