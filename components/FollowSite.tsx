/** The sheet that shows what the open page offers, the first headlines of what is chosen, and follows it. */
import { type Signal, useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { isOwnNetwork } from '../utils/actions.ts'
import { say } from '../utils/i18n.ts'
import type { Preview, SiteOffer } from '../utils/site.ts'
import { lookAtSite, type OpenSite, previewOffer } from '../utils/sites.ts'
import { Dialog } from './Dialog.tsx'
import { OfferPreview } from './OfferPreview.tsx'
import { Question } from './Question.tsx'
import { sayFollowState, useFollow } from './use-follow.ts'

type Seen = { kind: 'looking' } | { kind: 'unreadable' } | { kind: 'offers'; offers: SiteOffer[] }

export function FollowSite({ site, onClose }: { site: OpenSite; onClose: () => void }) {
  const seen = useSignal<Seen>({ kind: 'looking' })
  const chosen = useSignal<SiteOffer | undefined>(undefined)
  useEffect(() => {
    lookAtSite(site).then(
      (offers) => {
        seen.value = { kind: 'offers', offers }
        chosen.value = offers.find(({ known }) => !known) ?? offers[0]
      },
      (error) => {
        console.error('The page could not be read', error)
        seen.value = { kind: 'unreadable' }
      },
    )
  }, [site, seen, chosen])
  return (
    <Dialog title={say('followThisSite')} onClose={onClose}>
      <SiteOffers
        site={site}
        seen={seen.value}
        chosen={chosen}
        onFollowed={(url) => {
          if (seen.value.kind !== 'offers') return
          const offers = seen.value.offers.map((one) =>
            one.url === url ? { ...one, known: true as const } : one,
          )
          seen.value = { kind: 'offers', offers }
        }}
      />
    </Dialog>
  )
}

interface SiteOffersProps {
  site: OpenSite
  seen: Seen
  chosen: Signal<SiteOffer | undefined>
  onFollowed: (url: string) => void
}

function SiteOffers({ site, seen, chosen, onFollowed }: SiteOffersProps) {
  if (seen.kind === 'looking') return <p role="status">{say('siteLooking')}</p>
  if (seen.kind === 'unreadable') return <p role="status">{say('siteUnreadable')}</p>
  const { value: offer } = chosen
  if (!offer) return <p role="status">{say('siteNothing')}</p>
  return (
    <>
      <fieldset class="site-offers">
        <legend class="hidden">{say('siteOffers')}</legend>
        {seen.offers.map((one) => (
          <label key={one.url}>
            <input
              type="radio"
              name="offer"
              checked={one.url === offer.url}
              onChange={() => {
                chosen.value = one
              }}
            />
            <span class="about">
              <bdi>{one.title}</bdi>
              <bdi class="address" dir="ltr">
                {one.url}
              </bdi>
            </span>
            {one.known && <span class="known">{say('known')}</span>}
          </label>
        ))}
      </fieldset>
      <Chosen key={offer.url} site={site} offer={offer} onFollowed={onFollowed} />
    </>
  )
}

interface ChosenProps {
  site: OpenSite
  offer: SiteOffer
  onFollowed: (url: string) => void
}

/** The preview of one offer, and the button that follows it. */
function Chosen({ site, offer, onFollowed }: ChosenProps) {
  const preview = useSignal<Preview | 'asking' | 'none'>(offer.preview ?? 'asking')
  const question = useRef<HTMLDialogElement>(null)
  const { state, follow } = useFollow()
  useEffect(() => {
    if (offer.preview) return
    void previewOffer(site, offer.url)
      .catch(() => undefined)
      .then((read) => {
        preview.value = read ?? 'none'
      })
  }, [site, offer, preview])
  const { kind } = state.value
  const isDone = kind === 'done' || offer.known === true
  const start = async () => {
    if ((await follow(offer.url)) === 'followed') onFollowed(offer.url)
  }
  return (
    <>
      <OfferPreview preview={preview.value} />
      <div class="site-follow">
        <p role="status" class={kind === 'failed' ? 'trouble' : undefined}>
          {sayFollowState(state.value)}
        </p>
        {!isDone && (
          <button
            type="button"
            class="button primary"
            aria-disabled={kind === 'asking'}
            onClick={() => {
              if (isOwnNetwork(offer.url)) question.current?.showModal()
              else void start()
            }}
          >
            {say('follow')}
          </button>
        )}
      </div>
      <Question
        dialog={question}
        question={say('ownNetworkQuestion')}
        hint={say('ownNetworkHint')}
        yes={say('follow')}
        onYes={() => void start()}
      />
    </>
  )
}
