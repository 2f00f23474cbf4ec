/** The reader's choices in groups, each with what it does in words; all take effect at once, in every open page. */
import { changeSettings } from '../utils/actions.ts'
import { type MessageName, say } from '../utils/i18n.ts'
import { type Settings, usualSettings } from '../utils/settings.ts'
import { KeptSpace } from './KeptSpace.tsx'
import { isFound } from './looked-for.ts'
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
      {
        name: 'enter',
        says: 'settingEnter',
        hint: 'settingEnterHint',
        also: 'alsoKeys',
        options: withReader,
      },
      { name: 'readByScroll', says: 'settingReadByScroll', hint: 'settingReadByScrollHint' },
    ],
  },
  {
    says: 'settingsArticles',
    choices: [
      {
        name: 'keepUnread',
        says: 'settingKeepUnread',
        hint: 'settingKeepUnreadHint',
        options: [
          [0, 'keepNone'],
          [10, 'keep10'],
          [25, 'keep25'],
          [50, 'keep50'],
        ],
        told: KeptSpace,
      },
      {
        name: 'articleImages',
        says: 'settingArticleImages',
        hint: 'settingArticleImagesHint',
        also: 'alsoPictures',
      },
    ],
  },
  {
    says: 'settingsList',
    choices: [
      {
        name: 'density',
        says: 'settingDensity',
        hint: 'settingDensityHint',
        also: 'alsoDensity',
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
        also: 'alsoText',
        options: [
          [90, 'textSmall'],
          [100, 'textNormal'],
          [115, 'textLarge'],
          [130, 'textLargest'],
        ],
      },
      { name: 'lead', says: 'settingLead', hint: 'settingLeadHint' },
      { name: 'ages', says: 'settingAges', hint: 'settingAgesHint' },
      {
        name: 'thumbnails',
        says: 'settingThumbnails',
        hint: 'settingThumbnailsHint',
        also: 'alsoPictures',
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
        also: 'alsoTheme',
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
        also: 'alsoBadge',
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
  const found = findSettings()
  // The order of folders is none of the usual and the unusual.
  const { folders: _, ...usual } = usualSettings
  const isUsual = Object.entries(usual).every(([name, value]) => settings[name as keyof Settings] === value)
  return (
    <section class="settings" aria-labelledby="settings" hidden={found.length === 0}>
      <h2 id="settings" tabIndex={-1}>
        {say('settings')}
      </h2>
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
            void changeSettings(usual)
          }}
        >
          {say('settingsUsual')}
        </button>
      )}
    </section>
  )
}

/** What is left of each group by what is looked for. */
export function findSettings(): Group[] {
  return groups
    .map((group) => ({ ...group, choices: findChoices(group) }))
    .filter(({ choices }) => choices.length > 0)
}

/** Those that say what is looked for, in their name, their effect, what they offer or the name of their group. */
function findChoices({ says, choices }: Group): Choice[] {
  return choices.filter((choice) => {
    const offered = choice.options?.map(([, words]) => words) ?? []
    const also = choice.also ? [choice.also] : []
    return isFound('settings', says, choice.says, choice.hint, ...offered, ...also)
  })
}
