/** The picture at the head of an article. Its size is not known before it is there, so its place is. */
import { comeBack, giveWay } from '../utils/view/missing-picture.ts'

export function LeadImage({ url }: { url: string }) {
  return (
    <img
      class="lead-image"
      src={url}
      alt=""
      decoding="async"
      referrerpolicy="no-referrer"
      onError={(event) => giveWay(event.currentTarget)}
      onLoad={(event) => comeBack(event.currentTarget)}
    />
  )
}
