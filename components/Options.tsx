/** The options page: what is followed, following more, and the reader's choices. */
import type { ReadonlySignal } from '@preact/signals'
import { say } from '../utils/i18n.ts'
import type { Source } from '../utils/model.ts'
import type { Settings } from '../utils/settings.ts'
import { FollowForm } from './FollowForm.tsx'
import { Mark } from './Icon.tsx'
import { Notifications } from './Notifications.tsx'
import { Rules } from './Rules.tsx'
import { SettingsForm } from './SettingsForm.tsx'
import { SourceItem } from './SourceItem.tsx'
import { Transfer } from './Transfer.tsx'

interface OptionsProps {
  sources: ReadonlySignal<Source[] | undefined>
  settings: ReadonlySignal<Settings>
}

export function Options({ sources, settings }: OptionsProps) {
  const followed = sources.value
  const folders = [...new Set(followed?.flatMap(({ folder }) => folder ?? []))].sort()
  return (
    <main class="options">
      <h1>
        <Mark />
        {say('extensionName')}
      </h1>
      <FollowForm />
      <section aria-labelledby="sources">
        <h2 id="sources" tabIndex={-1}>
          {say('optionsTitle')}
        </h2>
        {followed?.length === 0 && <p class="hint">{say('noSources')}</p>}
        <ul class="sources">
          {followed?.map((source) => (
            <SourceItem key={source.id} source={source} folders={folders} />
          ))}
        </ul>
      </section>
      <Rules sources={followed ?? []} />
      <Notifications settings={settings.value} />
      <SettingsForm settings={settings.value} />
      <Transfer sources={followed} />
    </main>
  )
}
