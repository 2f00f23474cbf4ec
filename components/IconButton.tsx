/** A button that shows a sign and says in words what it does, to eyes by its tooltip and to ears by its name. */
import type { TargetedMouseEvent } from 'preact'
import { Icon } from './Icon.tsx'

interface IconButtonProps {
  icon: Parameters<typeof Icon>[0]['name']
  label: string
  onClick: (event: TargetedMouseEvent<HTMLButtonElement>) => void
  /** There is nothing to do just now; the button keeps its place and the focus that may be on it. */
  disabled?: boolean
  turning?: boolean
  tabIndex?: number
  /** What it opens. */
  popup?: 'menu' | 'dialog'
}

export function IconButton(props: IconButtonProps) {
  const { icon, label, onClick, disabled = false, turning = false, tabIndex, popup } = props
  return (
    <button
      type="button"
      class="icon-button"
      title={label}
      aria-label={label}
      aria-disabled={disabled}
      aria-haspopup={popup}
      {...(tabIndex !== undefined && { tabIndex })}
      onClick={(event) => disabled || onClick(event)}
    >
      <Icon name={icon} turning={turning} />
    </button>
  )
}
