/** What to do when the disk is full: how much room Fil takes, and one button that makes some. */
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { forgetOldStories, measureSpace } from '../utils/actions.ts'
import { formatBytes, say } from '../utils/i18n.ts'

export function Space() {
  const bytes = useSignal<number | undefined>(undefined)
  useEffect(() => {
    void measureSpace().then((measured) => {
      bytes.value = measured
    })
  }, [bytes])
  return (
    <div class="space">
      <p>{bytes.value !== undefined && say('spaceUsed', formatBytes(bytes.value))}</p>
      <button type="button" class="button" onClick={forgetOldStories}>
        {say('forgetOld')}
      </button>
    </div>
  )
}
