/** Offers the pictures of one article, where none are shown unless they are asked for. */
import { say } from '../utils/i18n.ts'

export function ShowPictures({ onShow }: { onShow: () => void }) {
  return (
    <p class="show-pictures">
      <button type="button" class="button" onClick={onShow}>
        {say('showPictures')}
      </button>
    </p>
  )
}
