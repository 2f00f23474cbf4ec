/** Sources and whole profiles in and out of files, and the way back to how they were. */
import { useSignal } from '@preact/signals'
import { allowSources, type Export, makeBackup, makeList } from '../utils/actions-transfer.ts'
import { isolate, say } from '../utils/i18n.ts'
import type { Source } from '../utils/model.ts'
import { Copies } from './Copies.tsx'
import { sayFault } from './fault.ts'
import { isFound } from './looked-for.ts'
import { OpenFile } from './OpenFile.tsx'
import { Waiting } from './Waiting.tsx'

export function Transfer({ sources }: { sources: Source[] | undefined }) {
  const words = useSignal('')
  const isWriting = useSignal(false)

  async function write(make: () => Promise<Export>): Promise<void> {
    if (isWriting.value) return
    isWriting.value = true
    words.value = say('writingFile')
    try {
      const file = await make()
      offerFile(file)
      words.value = say('wroteFile', isolate(file.name))
    } catch (error) {
      console.error('The file could not be written', error)
      words.value = sayFault({ reason: 'fault' })
    }
    isWriting.value = false
  }

  const isOpenShown = isFound('transfer', 'openFileLabel', 'openFileHint')
  const isExportShown = isFound('transfer', 'exportLabel', 'exportHint', 'exportNow')
  const isBackupShown = isFound('transfer', 'backupLabel', 'backupHint', 'backupNow')
  const areCopiesShown = isFound('transfer', 'copies', 'copiesHint', 'goBack', 'goBackHint')
  const isShown = isOpenShown || isExportShown || isBackupShown || areCopiesShown
  return (
    <section class="transfer" aria-labelledby="transfer" hidden={!isShown}>
      <h2 id="transfer" tabIndex={-1}>
        {say('transfer')}
      </h2>
      <div hidden={!isOpenShown}>
        <OpenFile />
      </div>
      <Waiting sources={sources ?? []} onAllow={allowSources} />
      <div>
        <div class="setting" hidden={!isExportShown}>
          <p>{say('exportLabel')}</p>
          <button
            type="button"
            id="export"
            class="button"
            aria-describedby="export-hint"
            aria-disabled={isWriting.value}
            onClick={() => write(makeList)}
          >
            {say('exportNow')}
          </button>
          <p id="export-hint" class="hint">
            {say('exportHint')}
          </p>
        </div>
        <div class="setting" hidden={!isBackupShown}>
          <p>{say('backupLabel')}</p>
          <button
            type="button"
            id="back-up"
            class="button"
            aria-describedby="back-up-hint"
            aria-disabled={isWriting.value}
            onClick={() => write(makeBackup)}
          >
            {say('backupNow')}
          </button>
          <p id="back-up-hint" class="hint">
            {say('backupHint')}
          </p>
        </div>
        <p role="status" id="written" class="hint">
          {words}
        </p>
      </div>
      <div hidden={!areCopiesShown}>
        <Copies followed={sources ?? []} />
      </div>
    </section>
  )
}

/** The browser keeps it where the reader's downloads go; no permission is needed for that. */
function offerFile({ name, data }: Export): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(data)
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  // A browser that asks where to keep it reads it only then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10 * 60_000)
}
