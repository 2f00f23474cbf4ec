/** The options page: what is followed, and following more. */
import type { ReadonlySignal } from '@preact/signals'
import { say } from '../utils/i18n.ts'
import type { Source } from '../utils/model.ts'
import { FollowForm } from './FollowForm.tsx'
import { Mark } from './Icon.tsx'
import { SourceItem } from './SourceItem.tsx'

export function Options({ sources }: { sources: ReadonlySignal<Source[] | undefined> }) {
  const followed = sources.value
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
            <SourceItem key={source.id} source={source} />
          ))}
        </ul>
      </section>
    </main>
  )
}
