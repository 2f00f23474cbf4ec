/** The reader's choices in groups, each with what it does in words; all take effect at once, in every open page. */
import { changeSettings } from '../utils/actions.ts'
import { type MessageName, say } from '../utils/i18n.ts'
import { type Settings, usualSettings } from '../utils/settings.ts'

interface Choice<Name extends keyof Settings = keyof Settings> {
  name: Name
  says: MessageName
  hint: MessageName
  /** Absent where it is switched on or off. */
  options?: [value: Settings[Name], says: MessageName][]
}

interface Group {
  says: MessageName
  choices: Choice[]
}

const openings: [Settings['click'], MessageName][] = [
  ['tab', 'openInTab'],
  ['background', 'openBehind'],
  ['here', 'openHere'],
]

const groups: Group[] = [
  {
    says: 'settingsReading',
    choices: [
      { name: 'click', says: 'settingClick', hint: 'settingClickHint', options: openings },
      { name: 'middleClick', says: 'settingMiddleClick', hint: 'settingMiddleClickHint', options: openings },
      { name: 'enter', says: 'settingEnter', hint: 'settingEnterHint', options: openings },
      { name: 'readByScroll', says: 'settingReadByScroll', hint: 'settingReadByScrollHint' },
    ],
  },
  {
    says: 'settingsList',
    choices: [
      {
        name: 'density',
        says: 'settingDensity',
        hint: 'settingDensityHint',
        options: [
          ['compact', 'densityCompact'],
          ['normal', 'densityNormal'],
          ['cosy', 'densityCosy'],
        ],
      },
      {
        name: 'textPercent',
        says: 'settingText',
        hint: 'settingTextHint',
        options: [
          [90, 'textSmall'],
          [100, 'textNormal'],
          [115, 'textLarge'],
          [130, 'textLargest'],
        ],
      },
      { name: 'ages', says: 'settingAges', hint: 'settingAgesHint' },
      {
        name: 'thumbnails',
        says: 'settingThumbnails',
        hint: 'settingThumbnailsHint',
        options: [
          ['off', 'thumbnailsOff'],
          ['small', 'thumbnailsSmall'],
        ],
      },
    ],
  },
  {
    says: 'settingsLooks',
    choices: [
      {
        name: 'theme',
        says: 'settingTheme',
        hint: 'settingThemeHint',
        options: [
          ['system', 'themeSystem'],
          ['light', 'themeLight'],
          ['dark', 'themeDark'],
        ],
      },
    ],
  },
  {
    says: 'settingsToolbar',
    choices: [
      {
        name: 'badge',
        says: 'settingBadge',
        hint: 'settingBadgeHint',
        options: [
          ['unread', 'badgeUnread'],
          ['new', 'badgeNew'],
          ['none', 'badgeNone'],
        ],
      },
    ],
  },
]

export function SettingsForm({ settings }: { settings: Settings }) {
  const isUsual = Object.entries(usualSettings).every(
    ([name, value]) => settings[name as keyof Settings] === value,
  )
  return (
    <section class="settings" aria-labelledby="settings">
      <h2 id="settings" tabIndex={-1}>
        {say('settings')}
      </h2>
      {groups.map(({ says, choices }) => (
        <fieldset key={says}>
          <legend>{say(says)}</legend>
          {choices.map((choice) => (
            <Setting key={choice.name} choice={choice} value={settings[choice.name]} />
          ))}
        </fieldset>
      ))}
      {!isUsual && (
        <button
          type="button"
          class="button"
          onClick={() => {
            document.getElementById('settings')?.focus()
            void changeSettings(usualSettings)
          }}
        >
          {say('settingsUsual')}
        </button>
      )}
    </section>
  )
}

function Setting({ choice, value }: { choice: Choice; value: Settings[keyof Settings] }) {
  const { name, says, hint, options } = choice
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
      <p id={`${id}-hint`} class="hint">
        {say(hint)}
      </p>
    </div>
  )
}
