/** A button that shows a sign and says in words what it does, to eyes by its tooltip and to ears by its name. */
import { Icon } from './Icon.tsx'

interface IconButtonProps {
  icon: Parameters<typeof Icon>[0]['name']
  label: string
  onClick: () => void
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
      onClick={onClick}
      disabled={disabled}
    >
      <Icon name={icon} turning={turning} />
    </button>
  )
}
