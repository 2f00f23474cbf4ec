/** A colour of the reader's own for a source: a few calm ones, each with its name. */
import { useId } from 'preact/hooks'
import { changeSourceChoices } from '../utils/actions-sources.ts'
import { say } from '../utils/i18n.ts'
import type { Source } from '../utils/model.ts'
import './colours.css'

const colours = [
  [undefined, 'colourNone'],
  ['red', 'colourRed'],
  ['amber', 'colourAmber'],
  ['green', 'colourGreen'],
  ['teal', 'colourTeal'],
  ['blue', 'colourBlue'],
  ['violet', 'colourViolet'],
] as const

export function ColourChoice({ source }: { source: Source }) {
  const id = useId()
  return (
    <fieldset class="setting colours" aria-describedby={`${id}-hint`}>
      <legend>{say('colour')}</legend>
      <div class="swatches">
        {colours.map(([colour, name]) => (
          <label key={name} title={say(name)}>
            <input
              type="radio"
              name={id}
              checked={source.colour === colour}
              onChange={() => void changeSourceChoices([source.id], { colour })}
            />
            <span class="source-colour" data-colour={colour ?? 'none'} aria-hidden="true" />
            <span class="hidden">{say(name)}</span>
          </label>
        ))}
      </div>
      <p id={`${id}-hint`} class="hint">
        {say('colourHint')}
      </p>
    </fieldset>
  )
}
