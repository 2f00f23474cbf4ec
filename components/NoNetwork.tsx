/** Says once that there is no network, for as long as there is none. */
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { say } from '../utils/i18n.ts'

export function NoNetwork() {
  const isOffline = useSignal(navigator.onLine === false)
  useEffect(() => {
    const look = () => {
      isOffline.value = navigator.onLine === false
    }
    addEventListener('online', look)
    addEventListener('offline', look)
    return () => {
      removeEventListener('online', look)
      removeEventListener('offline', look)
    }
  }, [isOffline])
  return (
    <p class="hint no-network" role="status">
      {isOffline.value && say('offline')}
    </p>
  )
}
