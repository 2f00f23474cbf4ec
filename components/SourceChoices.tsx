/** What the reader chooses for one source: its folder, whether it counts, and hearing it again once it is muted. */
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { changeSourceChoices } from '../utils/actions.ts'
import { formatDayAndTime, say } from '../utils/i18n.ts'
import type { Source } from '../utils/model.ts'
import { SourceTold } from './SourceTold.tsx'

export function SourceChoices({ source, folders }: { source: Source; folders: string[] }) {
  const id = useId()
  const summary = useRef<HTMLElement>(null)
  const field = useRef<HTMLInputElement>(null)
  // What is being typed is not overwritten, and the field stays the same one.
  useLayoutEffect(() => {
    if (field.current) field.current.value = source.folder ?? ''
  }, [source.folder])
  const mutedUntilAt = source.mutedUntilAt ?? 0
  const isMuted = mutedUntilAt > Date.now()
  return (
    <details class="choices">
      <summary ref={summary}>
        {say('sourceChoices')}
        {source.folder !== undefined && (
          <>
            {' · '}
            <bdi>{source.folder}</bdi>
          </>
        )}
        {source.uncounted && ` · ${say('notCounted')}`}
        {isMuted && ` · ${say('muted')}`}
      </summary>
      <div class="setting">
        <label for={`${id}-folder`}>{say('folder')}</label>
        <input
          id={`${id}-folder`}
          type="text"
          list={`${id}-folders`}
          dir="auto"
          maxLength={60}
          ref={field}
          aria-describedby={`${id}-folder-hint`}
          onChange={(event) => {
            const folder = event.currentTarget.value.trim()
            void changeSourceChoices(source.id, { folder: folder === '' ? undefined : folder })
          }}
        />
        <datalist id={`${id}-folders`}>
          {folders.map((folder) => (
            <option key={folder} value={folder} />
          ))}
        </datalist>
        <p id={`${id}-folder-hint`} class="hint">
          {say('folderHint')}
        </p>
      </div>
      <div class="setting switch">
        <label for={`${id}-counted`}>{say('sourceCounted')}</label>
        <input
          id={`${id}-counted`}
          type="checkbox"
          checked={!source.uncounted}
          aria-describedby={`${id}-counted-hint`}
          onChange={(event) =>
            void changeSourceChoices(source.id, { uncounted: event.currentTarget.checked ? undefined : true })
          }
        />
        <p id={`${id}-counted-hint`} class="hint">
          {say('sourceCountedHint')}
        </p>
      </div>
      <SourceTold source={source} />
      {isMuted && (
        <p class="hint">
          {say('mutedUntil', formatDayAndTime(mutedUntilAt))}{' '}
          <button
            type="button"
            class="link"
            onClick={() => {
              summary.current?.focus()
              void changeSourceChoices(source.id, { mutedUntilAt: undefined })
            }}
          >
            {say('hearAgain')}
          </button>
        </p>
      )}
    </details>
  )
}
