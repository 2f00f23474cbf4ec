/** The few drawn signs of the interface, in the colour of the text around them. */
const paths = {
  add: 'M8 3v10M3 8h10',
  check: 'M1.5 8.5l3 3 6-7M7.5 10.5l1 1 6-7',
  read: 'M2.5 4h11M2.5 8h11M2.5 12h6.5',
  refresh: 'M13.5 8a5.5 5.5 0 1 1-1.6-3.9M13.5 1.8v3h-3',
  panel: 'M2 3h12v10H2zM10 3v10',
  settings: 'M2 5h6M12 5h2M2 11h2M8 11h6M8 3h4v4H8zM4 9h4v4H4z',
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 0 1 0-9M10.3 10.3l3.7 3.7',
  more: 'M3.2 8h.01M8 8h.01M12.8 8h.01',
  bookmark: 'M4.5 2.5h7v11L8 10.6l-3.5 2.9z',
  circle: 'M8 4.6a3.4 3.4 0 1 1 0 6.8a3.4 3.4 0 0 1 0-6.8',
  down: 'M4 6.2l4 4 4-4',
  close: 'M4 4l8 8M12 4l-8 8',
  back: 'M10 3.5L5.5 8l4.5 4.5',
  on: 'M8 3v9.5M4 9l4 3.8L12 9',
  original: 'M9.5 2.5h4v4M13.2 2.8L7.5 8.5M6.5 3.5h-4v10h10v-4',
  up: 'M8 13V3.5M4 7l4-3.8L12 7',
  muted: 'M3 12h10M4.8 12V7.4a3.2 3.2 0 0 1 6.4 0V12M7 14.2h2M2.5 2.5l11 11',
  remove: 'M3.5 4.5h9M6.5 4V2.5h3V4M4.5 4.5l.6 9h5.8l.6-9M6.8 7v4M9.2 7v4',
} as const

export function Icon({ name, turning }: { name: keyof typeof paths; turning?: boolean }) {
  return (
    <svg
      class={turning ? 'turning' : undefined}
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      stroke-width={name === 'more' ? 2 : 1.4}
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  )
}

/** The mark: a thread with three ticks, as in a timeline. */
export function Mark() {
  return (
    <svg class="mark" width="16" height="16" viewBox="0 0 16 16" fill="none" aria-hidden="true">
      <path d="M4 0v16M8 3h7M8 8h4.5M8 13h7" stroke="currentColor" stroke-width="2" />
    </svg>
  )
}
