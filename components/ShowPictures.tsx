/** Offers the pictures of one article, where none are shown unless they are asked for. */
import { say } from '../utils/i18n.ts'
import { handOn } from './hand-on.ts'

export function ShowPictures({ onShow }: { onShow: () => void }) {
  return (
    <p class="show-pictures">
      <button type="button" class="button" ref={handOn(focusArticle)} onClick={onShow}>
        {say('showPictures')}
      </button>
    </p>
  )
}

function focusArticle(): void {
  document.querySelector<HTMLElement>('.article-screen')?.focus({ preventScroll: true })
}
