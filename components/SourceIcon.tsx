/** The sign of a source, beside the colour that the reader gave it: the site's own, else a letter in a colour that stays the source's. */
import type { Source } from '../utils/model.ts'
import { dropIcon, iconUrls } from '../utils/view/icons.ts'
import './source-colour.css'
import './source-icon.css'

export function SourceIcon({ source }: { source: Source }) {
  return (
    <>
      {source.colour !== undefined && (
        <span class="source-colour" data-colour={source.colour} aria-hidden="true" />
      )}
      <Sign source={source} />
    </>
  )
}

function Sign({ source }: { source: Source }) {
  const url = iconUrls.value.get(source.id)
  if (url !== undefined) {
    return <img class="source-icon" src={url} alt="" draggable={false} onError={() => dropIcon(source.id)} />
  }
  const [letter = '·'] = source.title.normalize('NFKC').match(/[\p{L}\p{N}]/u) ?? []
  return (
    <span class="source-icon" style={{ '--hue': String((source.id * 137) % 360) }} aria-hidden="true">
      {letter.toLocaleUpperCase()}
    </span>
  )
}
