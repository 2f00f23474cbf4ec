/** A menu beside the button that opened it, walked with the arrow keys; Escape gives the focus back. */
import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

export interface MenuItem {
  label: string
  onChoose: () => void
  /** Whether a line is drawn above it. */
  startsGroup?: boolean
}

interface MenuProps {
  items: MenuItem[]
  label: string
  /** The element beside which it stands. */
  button: HTMLElement
  onClose: () => void
}

export function Menu({ items, label, button, onClose }: MenuProps) {
  const menu = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const { current } = menu
    if (!current) return
    current.showPopover()
    place(current, button)
    current.querySelector('button')?.focus()
    const end = (event: ToggleEvent) => event.newState === 'closed' && onClose()
    current.addEventListener('toggle', end as EventListener)
    return () => current.removeEventListener('toggle', end as EventListener)
  }, [button, onClose])
  const close = () => {
    onClose()
    button.focus()
  }
  return (
    <div
      ref={menu}
      popover="auto"
      class="menu"
      role="menu"
      aria-label={label}
      onKeyDown={(event) => walk(event, menu, close)}
    >
      {items.map((item) => (
        <button
          key={item.label}
          type="button"
          role="menuitem"
          tabIndex={-1}
          class={item.startsGroup ? 'starts-group' : undefined}
          onClick={() => {
            close()
            item.onChoose()
          }}
        >
          {item.label}
        </button>
      ))}
    </div>
  )
}

function walk(event: KeyboardEvent, menu: RefObject<HTMLElement | null>, close: () => void): void {
  const buttons = [...(menu.current?.querySelectorAll('button') ?? [])]
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
  const steps: Record<string, number> = {
    ArrowDown: (at + 1) % buttons.length,
    ArrowUp: (at - 1 + buttons.length) % buttons.length,
    Home: 0,
    End: buttons.length - 1,
  }
  event.stopPropagation()
  if (event.key === 'Escape' || event.key === 'Tab') close()
  const step = steps[event.key]
  if (step !== undefined) buttons[step]?.focus()
  if (step !== undefined || event.key === 'Escape' || event.key === 'Tab') event.preventDefault()
}

/** Below the button where there is room, else above it, and never out of the window. */
export function place(popover: HTMLElement, button: HTMLElement): void {
  const anchor = button.getBoundingClientRect()
  const { width, height } = popover.getBoundingClientRect()
  const isBelow = anchor.bottom + height + 8 < innerHeight || anchor.top < height + 8
  const top = isBelow ? anchor.bottom + 4 : anchor.top - height - 4
  const left = getComputedStyle(popover).direction === 'rtl' ? anchor.left : anchor.right - width
  popover.style.top = `${Math.max(8, Math.min(top, innerHeight - height - 8))}px`
  popover.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`
}
