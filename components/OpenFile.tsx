/** Takes a file, chosen or dropped, shows what it would change, and changes it once that is wanted. */
import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { type Imported, importSources, openFile, restoreFile, undoImport } from '../utils/actions-transfer.ts'
import type { Plan } from '../utils/exchange.ts'
import { say, sayCount } from '../utils/i18n.ts'
import { BackupPreview } from './BackupPreview.tsx'
import { sayFault } from './fault.ts'
import { ImportPreview } from './ImportPreview.tsx'

type State =
  | { kind: 'idle' }
  | { kind: 'busy' | 'failed'; words: string }
  | { kind: 'planned'; plan: Exclude<Plan, { fault: unknown }> }
  | { kind: 'done'; words: string; imported?: Imported }

export function OpenFile() {
  const state = useSignal<State>({ kind: 'idle' })
  const isOver = useSignal(false)
  const field = useRef<HTMLInputElement>(null)
  const { value } = state

  async function open(file: File | undefined): Promise<void> {
    if (!file || state.value.kind === 'busy') return
    state.value = { kind: 'busy', words: say('readingFile') }
    const plan = await openFile(file)
    state.value =
      'fault' in plan ? { kind: 'failed', words: sayFault(plan.fault) } : { kind: 'planned', plan }
  }

  /** `work` was begun within the click, where the browser may ask for leave. */
  async function finish(work: Promise<State>, words: string): Promise<void> {
    state.value = { kind: 'busy', words }
    document.getElementById('transfer')?.focus()
    state.value = await work
    if (field.current) field.current.value = ''
  }

  function cancel(): void {
    state.value = { kind: 'idle' }
    if (field.current) field.current.value = ''
    field.current?.focus()
  }

  return (
    <fieldset
      aria-labelledby="file-label"
      class={isOver.value ? 'open-file over' : 'open-file'}
      onDragOver={(event) => {
        event.preventDefault()
        isOver.value = true
      }}
      onDragLeave={() => {
        isOver.value = false
      }}
      onDrop={(event) => {
        event.preventDefault()
        isOver.value = false
        void open(event.dataTransfer?.files[0])
      }}
    >
      <label id="file-label" for="file">
        {say('openFileLabel')}
      </label>
      <input
        id="file"
        type="file"
        accept=".opml,.xml,.gz,text/x-opml,text/xml,application/xml,application/gzip"
        ref={field}
        aria-describedby="file-outcome file-hint"
        aria-invalid={value.kind === 'failed'}
        aria-disabled={value.kind === 'busy'}
        onChange={(event) => void open(event.currentTarget.files?.[0])}
        onClick={(event) => {
          // The same file, mended meanwhile, is a change too.
          event.currentTarget.value = ''
        }}
      />
      <p id="file-outcome" role="status" class={value.kind === 'failed' ? 'trouble' : undefined}>
        {'words' in value ? value.words : ''}
        {value.kind === 'done' && value.imported && (
          <UndoImport
            imported={value.imported}
            onUndo={(imported) => void finish(takeBack(imported), say('undoingImport'))}
          />
        )}
      </p>
      <p id="file-hint" class="hint">
        {say('openFileHint')}
      </p>
      {value.kind === 'planned' && 'import' in value.plan && (
        <ImportPreview
          plan={value.plan.import}
          onImport={(plan) => void finish(importSources(plan).then(sayImported), say('importing'))}
          onCancel={cancel}
        />
      )}
      {value.kind === 'planned' && 'restore' in value.plan && (
        <BackupPreview
          plan={value.plan.restore}
          onRestore={(plan) => void finish(restoreFile(plan).then(sayRestored), say('restoring'))}
          onCancel={cancel}
        />
      )}
    </fieldset>
  )
}

interface UndoImportProps {
  imported: Imported
  onUndo: (imported: Imported) => void
}

function UndoImport({ imported, onUndo }: UndoImportProps) {
  if (imported.ids.length === 0) return null
  return (
    <>
      {' '}
      <button type="button" class="link" onClick={() => onUndo(imported)}>
        {say('undoImport')}
      </button>
    </>
  )
}

function sayImported(outcome: Awaited<ReturnType<typeof importSources>>): State {
  if ('fault' in outcome) return { kind: 'failed', words: sayFault(outcome.fault) }
  const words = sayCount(outcome.isAllowed ? 'imported' : 'importedWaiting', outcome.ids.length)
  return { kind: 'done', words, imported: outcome }
}

async function takeBack(imported: Imported): Promise<State> {
  const fault = await undoImport(imported)
  return fault
    ? { kind: 'failed', words: sayFault(fault.fault) }
    : { kind: 'done', words: say('importUndone') }
}

function sayRestored(outcome: Awaited<ReturnType<typeof restoreFile>>): State {
  if ('fault' in outcome) return { kind: 'failed', words: sayFault(outcome.fault) }
  const { sources, stories } = outcome
  const words = say('restored', sayCount('countedSources', sources), sayCount('countedStories', stories))
  return { kind: 'done', words }
}
