/** The picture at the head of an article. Its size is not known before it is there, so its place is. */
export function LeadImage({ url }: { url: string }) {
  return (
    <img
      class="lead-image"
      src={url}
      alt=""
      decoding="async"
      referrerpolicy="no-referrer"
      onError={(event) => {
        event.currentTarget.hidden = true
      }}
    />
  )
}
