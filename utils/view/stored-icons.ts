/** Shows the icons that are stored, and those that come. */
import { effect } from '@preact/signals'
import { listIcons } from '../store/icons.ts'
import { showIcons } from './icons.ts'
import { watch } from './live.ts'

export function followIcons(): void {
  const icons = watch(listIcons).result
  effect(() => {
    if (icons.value) showIcons(icons.value)
  })
}
