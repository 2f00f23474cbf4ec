/** How articles look, chosen beside the article itself: size, letters, lines and colours, in effect at once. */
import { useRef } from 'preact/hooks'
import { formatCount, type MessageName, say } from '../utils/i18n.ts'
import type { Settings } from '../utils/settings.ts'

type Look = 'articlePercent' | 'articleFont' | 'articleSpacing' | 'articleWidth' | 'articlePaper'

interface Choice<Name extends Look = Look> {
  name: Name
  says: MessageName
  options: [value: Settings[Name], says?: MessageName][]
}

const choices: Choice[] = [
  { name: 'articlePercent', says: 'looksSize', options: [[90], [100], [115], [130], [150]] },
  {
    name: 'articleFont',
    says: 'looksFont',
    options: [
      ['plain', 'fontPlain'],
      ['book', 'fontBook'],
    ],
  },
  {
    name: 'articleSpacing',
    says: 'looksSpacing',
    options: [
      ['close', 'spacingClose'],
      ['normal', 'spacingNormal'],
      ['open', 'spacingOpen'],
    ],
  },
  {
    name: 'articleWidth',
    says: 'looksWidth',
    options: [
      ['narrow', 'widthNarrow'],
      ['normal', 'widthNormal'],
      ['wide', 'widthWide'],
    ],
  },
  {
    name: 'articlePaper',
    says: 'looksPaper',
    options: [
      ['page', 'paperPage'],
      ['light', 'themeLight'],
      ['sepia', 'paperSepia'],
      ['dark', 'themeDark'],
    ],
  },
]

interface ArticleLooksProps {
  settings: Settings
  onChange: (chosen: Partial<Settings>) => void
}

export function ArticleLooks({ settings, onChange }: ArticleLooksProps) {
  const button = useRef<HTMLButtonElement>(null)
  const sheet = useRef<HTMLDivElement>(null)
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    // Else it closes the popup as well.
    event.preventDefault()
    sheet.current?.hidePopover()
    button.current?.focus()
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        class="icon-button looks-button"
        aria-label={say('articleLooks')}
        title={say('articleLooks')}
        aria-haspopup="dialog"
        popovertarget="article-looks"
      >
        Aa
      </button>
      <div
        ref={sheet}
        id="article-looks"
        popover="auto"
        class="looks"
        role="dialog"
        aria-label={say('articleLooks')}
        onKeyDown={leave}
        onToggle={({ newState, currentTarget }) => {
          if (newState === 'open') currentTarget.querySelector<HTMLElement>(':checked')?.focus()
        }}
      >
        {choices.map((choice) => (
          <Looks
            key={choice.name}
            choice={choice}
            value={settings[choice.name]}
            onChoose={(value) => onChange({ [choice.name]: value })}
          />
        ))}
      </div>
    </>
  )
}

interface LooksProps {
  choice: Choice
  value: Settings[Look]
  onChoose: (value: Settings[Look]) => void
}

function Looks({ choice: { name, says, options }, value, onChoose }: LooksProps) {
  return (
    <fieldset class={name}>
      <legend>{say(says)}</legend>
      {options.map(([option, words]) => (
        <label key={option}>
          <input type="radio" name={name} checked={option === value} onChange={() => onChoose(option)} />
          {words ? say(words) : <Sample percent={Number(option)} />}
        </label>
      ))}
    </fieldset>
  )
}

function Sample({ percent }: { percent: number }) {
  return (
    <>
      <span class="hidden">{formatCount(percent)} %</span>
      <span aria-hidden="true" style={{ fontSize: `${(percent * 14) / 100}px` }}>
        A
      </span>
    </>
  )
}
