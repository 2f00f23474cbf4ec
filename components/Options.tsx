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
import { Sources } from './Sources.tsx'
import { Transfer } from './Transfer.tsx'
import { WaitingList } from './WaitingList.tsx'

interface OptionsProps {
  sources: ReadonlySignal<Source[] | undefined>
  settings: ReadonlySignal<Settings>
}

export function Options({ sources, settings }: OptionsProps) {
  const followed = sources.value?.filter(({ endedAt }) => endedAt === undefined)
  return (
    <main class="options">
      <h1>
        <Mark />
        {say('extensionName')}
      </h1>
      <FollowForm />
      <WaitingList />
      <Sources sources={sources} />
      <Rules sources={followed ?? []} />
      <Notifications settings={settings.value} />
      <SettingsForm settings={settings.value} />
      <Transfer sources={followed} />
    </main>
  )
}
