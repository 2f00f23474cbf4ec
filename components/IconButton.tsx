/** A button that shows a sign and says in words what it does, to eyes by its tooltip and to ears by its name. */
import { Icon } from './Icon.tsx'

interface IconButtonProps {
  icon: Parameters<typeof Icon>[0]['name']
  label: string
  onClick: () => void
  /** There is nothing to do just now; the button keeps its place and the focus that may be on it. */
  disabled?: boolean
  turning?: boolean
}

export function IconButton({ icon, label, onClick, disabled = false, turning = false }: IconButtonProps) {
  return (
    <button
      type="button"
      class="icon-button"
      title={label}
      aria-label={label}
      aria-disabled={disabled}
      onClick={() => disabled || onClick()}
    >
      <Icon name={icon} turning={turning} />
    </button>
  )
}
