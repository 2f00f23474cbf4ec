/** The reader's choices in groups, each with what it does in words; all take effect at once, in every open page. */
import { useSignal } from '@preact/signals'
import { changeSettings } from '../utils/actions.ts'
import { type MessageName, say } from '../utils/i18n.ts'
import { type Settings, usualSettings } from '../utils/settings.ts'
import { saysAll } from '../utils/view/find-sources.ts'
import { type Choice, Setting } from './Setting.tsx'

interface Group {
  says: MessageName
  choices: Choice[]
}

const openings: [Settings['click'], MessageName][] = [
  ['tab', 'openInTab'],
  ['background', 'openBehind'],
  ['here', 'openHere'],
]

const withReader: typeof openings = [...openings, ['reader', 'readHere']]

const groups: Group[] = [
  {
    says: 'settingsReading',
    choices: [
      { name: 'click', says: 'settingClick', hint: 'settingClickHint', options: withReader },
      { name: 'middleClick', says: 'settingMiddleClick', hint: 'settingMiddleClickHint', options: openings },
      { name: 'enter', says: 'settingEnter', hint: 'settingEnterHint', options: withReader },
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
  const typed = useSignal('')
  const found = groups
    .map((group) => ({ ...group, choices: findChoices(group, typed.value) }))
    .filter(({ choices }) => choices.length > 0)
  const isUsual = Object.entries(usualSettings).every(
    ([name, value]) => settings[name as keyof Settings] === value,
  )
  return (
    <section class="settings" aria-labelledby="settings">
      <h2 id="settings" tabIndex={-1}>
        {say('settings')}
      </h2>
      <input
        type="search"
        id="find-setting"
        aria-label={say('findSetting')}
        placeholder={say('findSetting')}
        value={typed}
        onInput={(event) => {
          typed.value = event.currentTarget.value
        }}
      />
      <p class="hint" role="status">
        {found.length === 0 && say('noSettingFound')}
      </p>
      {found.map(({ says, choices }) => (
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

/** Those that say each typed word, in their name, their effect, what they offer or the name of their group. */
function findChoices({ says, choices }: Group, typed: string): Choice[] {
  return choices.filter((choice) => {
    const said = [says, choice.says, choice.hint, ...(choice.options?.map(([, words]) => words) ?? [])]
    return saysAll(said.map((name) => say(name)).join(' '), typed)
  })
}
