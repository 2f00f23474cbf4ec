/** The options page: what is looked for on it, what is followed, following more, and the reader's choices. */
import { type ReadonlySignal, useSignal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { say } from '../utils/i18n.ts'
import type { Source } from '../utils/model.ts'
import type { Settings } from '../utils/settings.ts'
import { FollowForm } from './FollowForm.tsx'
import { Mark } from './Icon.tsx'
import { isFound, lookedFor } from './looked-for.ts'
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
  const main = useRef<HTMLElement>(null)
  const isNothing = useSignal(false)
  const followed = sources.value?.filter(({ endedAt }) => endedAt === undefined)
  const typed = lookedFor.value
  useLayoutEffect(() => {
    isNothing.value = typed !== '' && !main.current?.querySelector(':scope > section:not([hidden])')
  }, [typed, isNothing])
  return (
    <main class="options" ref={main}>
      <h1>
        <Mark />
        {say('extensionName')}
      </h1>
      <div class="find">
        <input
          type="search"
          id="find-setting"
          aria-label={say('findSetting')}
          placeholder={say('findSetting')}
          value={lookedFor}
          onInput={(event) => {
            lookedFor.value = event.currentTarget.value
          }}
        />
        <p class="hint" role="status">
          {isNothing.value && say('noSettingFound')}
        </p>
      </div>
      <section
        class="adding"
        hidden={!isFound('addressLabel', 'addressHint', 'follow')}
        aria-label={say('addSource')}
      >
        <FollowForm />
        <WaitingList />
      </section>
      <Sources sources={sources} settings={settings} />
      <Rules followed={followed} />
      <Notifications settings={settings.value} />
      <SettingsForm settings={settings.value} />
      <Transfer sources={followed} />
    </main>
  )
}
