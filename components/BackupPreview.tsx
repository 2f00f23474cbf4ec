/** What a backup holds and what restoring it does, before anything changes. */
import { isOwnNetwork } from '../utils/actions.ts'
import type { BackupPlan } from '../utils/exchange.ts'
import { formatDate, formatTime, say, sayCount } from '../utils/i18n.ts'

interface BackupPreviewProps {
  plan: BackupPlan
  onRestore: (plan: BackupPlan) => void
  onCancel: () => void
}

export function BackupPreview({ plan, onRestore, onCancel }: BackupPreviewProps) {
  const { backup, sources, letGo, stories, freshUrls } = plan
  const madeAt = say('dayAndTime', formatDate(backup.madeAt), formatTime(backup.madeAt))
  return (
    <div class="preview">
      <p>
        <b>{say('planBackup', madeAt)}</b>
      </p>
      <p>
        {say('planHolds', sayCount('countedSources', sources), sayCount('countedStories', stories))}{' '}
        {freshUrls.length > 0 && sayCount('planNewHere', freshUrls.length)}{' '}
        {letGo > 0 && sayCount('planLetGo', letGo)}
      </p>
      <p class="hint">{say('restoreHint')}</p>
      {freshUrls.some(isOwnNetwork) && <p class="trouble">{say('planOwnNetwork')}</p>}
      {freshUrls.length > 0 && <p class="hint">{say('planAsks')}</p>}
      <div class="answers">
        <button type="button" class="button" onClick={onCancel}>
          {say('cancel')}
        </button>
        <button type="button" class="button primary" onClick={() => onRestore(plan)}>
          {say('restoreNow')}
        </button>
      </div>
    </div>
  )
}
