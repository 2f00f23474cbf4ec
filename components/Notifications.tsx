/** Whether the browser tells the reader of stories, and when it keeps quiet. */
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { changeSettings } from '../utils/actions.ts'
import { askToNotify, mayNotify } from '../utils/actions-rules.ts'
import { say } from '../utils/i18n.ts'
import type { Settings } from '../utils/settings.ts'

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

  return (
    <section class="settings" aria-labelledby="notifications">
      <h2 id="notifications">{say('notifications')}</h2>
      <fieldset aria-labelledby="notifications">
        <div class="setting switch">
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
          quietHours.map(([name, label, hint]) => (
            <div key={name} class="setting">
              <label for={`setting-${name}`}>{say(label)}</label>
              <input
                id={`setting-${name}`}
                type="time"
                required
                aria-describedby={`setting-${name}-hint`}
                value={writeTime(settings[name])}
                onChange={(event) => changeTime(name, event.currentTarget.value)}
              />
              <p id={`setting-${name}-hint`} class="hint">
                {say(hint)}
              </p>
            </div>
          ))}
      </fieldset>
    </section>
  )
}

/** A time that is not whole yet changes nothing. */
function changeTime(name: QuietName, written: string): void {
  const [hours = Number.NaN, minutes = Number.NaN] = written.split(':').map(Number)
  if (Number.isInteger(hours) && Number.isInteger(minutes)) {
    void changeSettings({ [name]: hours * 60 + minutes })
  }
}

function writeTime(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':')
}
