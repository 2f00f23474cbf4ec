/** What the reader chooses for one source: its folder, its pace, whether it is heard and whether it counts. */
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { changeSourceChoices, choosePace } from '../utils/actions-sources.ts'
import { readFolder } from '../utils/folder.ts'
import { type MessageName, say } from '../utils/i18n.ts'
import type { Source } from '../utils/model.ts'
import { type Board, file } from './board.ts'
import { sayPace, sayWhen } from './health.ts'
import { SourceFullText } from './SourceFullText.tsx'
import { SourceTold } from './SourceTold.tsx'

const paces = [5, 15, 30, 60, 180, 1440]
const hour = 3_600_000

export function SourceChoices({ source, board }: { source: Source; board: Board }) {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  // What is being typed is not overwritten, and the field stays the same one.
  useLayoutEffect(() => {
    if (field.current) field.current.value = source.folder ?? ''
  }, [source.folder])
  const mutedUntilAt = source.mutedUntilAt ?? 0
  const isMuted = mutedUntilAt > Date.now()
  const { paceMinutes } = source
  return (
    <>
      <div class="setting">
        <label for={`${id}-folder`}>{say('folder')}</label>
        <input
          id={`${id}-folder`}
          type="text"
          class="folder"
          list="folders"
          dir="auto"
          maxLength={120}
          ref={field}
          aria-describedby={`${id}-folder-hint`}
          onChange={({ currentTarget }) => {
            currentTarget.value = file(board, [source], readFolder(currentTarget.value)) ?? ''
          }}
        />
        <p id={`${id}-folder-hint`} class="hint">
          {say('folderHint')}
        </p>
      </div>
      <div class="setting">
        <label for={`${id}-pace`}>{say('pace')}</label>
        <select
          id={`${id}-pace`}
          class="pace"
          value={String(paceMinutes ?? '')}
          aria-describedby={`${id}-pace-hint`}
          onChange={({ currentTarget: { value } }) =>
            void choosePace(source.id, value === '' ? undefined : Number(value))
          }
        >
          <option value="">{say('paceOwn')}</option>
          {listPaces(paceMinutes).map((minutes) => (
            <option key={minutes} value={String(minutes)}>
              {sayPace(minutes)}
            </option>
          ))}
        </select>
        <p id={`${id}-pace-hint`} class="hint">
          {say('paceHint')}
        </p>
      </div>
      <div class="setting">
        <label for={`${id}-mute`}>{say('mute')}</label>
        <select
          id={`${id}-mute`}
          class="mute"
          value={isMuted ? 'muted' : ''}
          aria-describedby={`${id}-mute-hint`}
          onChange={({ currentTarget: { value } }) => {
            const until = value === '' ? undefined : Date.now() + Number(value) * hour
            if (value !== 'muted') void changeSourceChoices([source.id], { mutedUntilAt: until })
          }}
        >
          <option value="">{say('muteNot')}</option>
          {isMuted && <option value="muted">{say('muteUntil', sayWhen(mutedUntilAt))}</option>}
          <option value="1">{say('muteForHour')}</option>
          <option value="24">{say('muteForDay')}</option>
          <option value="168">{say('muteForWeek')}</option>
        </select>
        <p id={`${id}-mute-hint`} class="hint">
          {say('muteHint')}
        </p>
      </div>
      <Switch
        says="sourceCounted"
        hint="sourceCountedHint"
        isOn={!source.uncounted}
        onChange={(isOn) => void changeSourceChoices([source.id], { uncounted: isOn ? undefined : true })}
      />
      <Switch
        says="onTop"
        hint="onTopHint"
        isOn={source.onTop === true}
        onChange={(isOn) => void changeSourceChoices([source.id], { onTop: isOn || undefined })}
      />
      <SourceFullText source={source} />
      <SourceTold source={source} />
    </>
  )
}

interface SwitchProps {
  says: MessageName
  hint: MessageName
  isOn: boolean
  onChange: (isOn: boolean) => void
}

function Switch({ says, hint, isOn, onChange }: SwitchProps) {
  const id = useId()
  return (
    <div class="setting switch">
      <label for={id}>{say(says)}</label>
      <input
        id={id}
        type="checkbox"
        checked={isOn}
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget: { checked } }) => onChange(checked)}
      />
      <p id={`${id}-hint`} class="hint">
        {say(hint)}
      </p>
    </div>
  )
}

/** With one that was chosen elsewhere. */
function listPaces(chosen: number | undefined): number[] {
  return chosen === undefined || paces.includes(chosen)
    ? paces
    : [...paces, chosen].sort((one, other) => one - other)
}
