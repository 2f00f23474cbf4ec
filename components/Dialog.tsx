/** A sheet over the page with a title and a way to close it; Escape and a click beside it close it too. */
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { say } from '../utils/i18n.ts'
import { IconButton } from './IconButton.tsx'

interface DialogProps {
  title: string
  onClose: () => void
  children: ComponentChildren
}

export function Dialog({ title, onClose, children }: DialogProps) {
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} class="sheet" closedby="any" aria-labelledby={id} onClose={onClose}>
      <div class="sheet-head">
        <h2 id={id}>{title}</h2>
        <IconButton icon="close" label={say('close')} onClick={() => dialog.current?.close()} />
      </div>
      {children}
    </dialog>
  )
}
