/** Whether the browser tells the reader of stories, and when it keeps quiet. */
import { useSignal } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { changeSettings } from '../utils/actions.ts'
import { askToNotify, mayNotify } from '../utils/actions-rules.ts'
import { type MessageName, say } from '../utils/i18n.ts'
import { type Settings, usualSettings } from '../utils/settings.ts'
import { isFound } from './looked-for.ts'
import { Reset } from './Setting.tsx'

type QuietName = 'quietFrom' | 'quietUntil'

const quietHours = [
  ['quietFrom', 'settingQuietFrom', 'settingQuietFromHint'],
  ['quietUntil', 'settingQuietUntil', 'settingQuietUntilHint'],
] as const

export function Notifications({ settings }: { settings: Settings }) {
  const { notifies } = settings
  const isRefused = useSignal(false)
  useEffect(() => {
    if (!notifies) return
    void mayNotify().then((isAllowed) => {
      isRefused.value = !isAllowed
    })
  }, [notifies, isRefused])
  const isOn = notifies && !isRefused.value

  async function turn(input: HTMLInputElement): Promise<void> {
    // The permission is asked for within the click: nothing may be awaited before.
    const isWanted = input.checked
    const isAllowed = isWanted && (await askToNotify().catch(() => false))
    isRefused.value = isWanted && !isAllowed
    input.checked = isAllowed
    await changeSettings({ notifies: isAllowed })
  }

  const isAbout = isFound('notifications', 'settings')
  const shownHours = quietHours.filter(([, ...words]) => isAbout || isFound('notifications', ...words))
  // Where they are off, the switch leads to the quiet hours.
  const isSwitchShown =
    isFound('notifications', 'settings', 'settingNotifies', 'settingNotifiesHint') ||
    (!isOn && shownHours.length > 0)

  return (
    <section
      class="settings"
      aria-labelledby="notifications"
      hidden={!isSwitchShown && shownHours.length === 0}
    >
      <h2 id="notifications">{say('notifications')}</h2>
      <fieldset aria-labelledby="notifications">
        <div class="setting switch" hidden={!isSwitchShown}>
          <label for="setting-notifies">{say('settingNotifies')}</label>
          <input
            id="setting-notifies"
            type="checkbox"
            aria-describedby="setting-notifies-hint setting-notifies-fault"
            checked={isOn}
            onChange={(event) => void turn(event.currentTarget)}
          />
          <p id="setting-notifies-hint" class="hint">
            {say('settingNotifiesHint')}
          </p>
          <p id="setting-notifies-fault" role="alert" class="trouble">
            {isRefused.value && say('notifyRefused')}
          </p>
        </div>
        {isOn &&
          shownHours.map(([name, label, hint]) => (
            <QuietHour key={name} name={name} label={label} hint={hint} minute={settings[name]} />
          ))}
      </fieldset>
    </section>
  )
}

interface QuietHourProps {
  name: QuietName
  label: MessageName
  hint: MessageName
  minute: number
}

/** A time that is not whole changes nothing, and says so once it is left. */
function QuietHour({ name, label, hint, minute }: QuietHourProps) {
  const isBroken = useSignal(false)
  const id = `setting-${name}`
  const field = useRef<HTMLInputElement>(null)
  // What is half typed is not overwritten by what it stays.
  useLayoutEffect(() => {
    isBroken.value = false
    if (field.current) field.current.value = writeTime(minute)
  }, [minute, isBroken])
  return (
    <div class="setting">
      <label for={id}>{say(label)}</label>
      <input
        id={id}
        type="time"
        required
        aria-describedby={`${id}-hint ${id}-fault`}
        aria-invalid={isBroken.value}
        ref={field}
        onChange={({ currentTarget: { value } }) => {
          isBroken.value = value === ''
          if (!isBroken.value) void changeSettings({ [name]: readTime(value) })
        }}
        onBlur={(event) => {
          isBroken.value = event.currentTarget.value === ''
        }}
      />
      <p class="hint">
        <span id={`${id}-hint`}>{say(hint)}</span>
        {minute !== usualSettings[name] && (
          <Reset name={name} says={label} usual={writeTime(usualSettings[name])} />
        )}
      </p>
      <p id={`${id}-fault`} role="alert" class="trouble">
        {isBroken.value && say('timeMissing', writeTime(minute))}
      </p>
    </div>
  )
}

function readTime(written: string): number {
  const [hours = 0, minutes = 0] = written.split(':').map(Number)
  return hours * 60 + minutes
}

function writeTime(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':')
}
