/** The first headlines as they come in, what could not be followed and why, and the way to the list. */
import { isolate, say } from '../utils/i18n.ts'
import type { StoryRow } from '../utils/model.ts'
import type { Followed } from '../utils/nudge.ts'
import { packs } from '../utils/packs.ts'
import { openNews } from '../utils/sites.ts'
import { OfferPreview } from './OfferPreview.tsx'
import { sayFollowTrouble } from './trouble.ts'

interface FirstHeadlinesProps {
  addresses: string[]
  done: Map<string, Followed>
  newest: StoryRow[]
}

export function FirstHeadlines({ addresses, done, newest }: FirstHeadlinesProps) {
  const failed = [...done].flatMap(([address, outcome]) =>
    'trouble' in outcome ? [{ address, trouble: outcome.trouble }] : [],
  )
  return (
    <>
      <progress
        max={addresses.length}
        value={done.size}
        aria-label={say('progress', done.size, addresses.length)}
      />
      {newest.length > 0 && <OfferPreview preview={{ title: '', kind: 'feed', headlines: newest }} />}
      {newest.length > 0 && (
        <div class="begin-line">
          <button type="button" class="button primary" onClick={() => void openNews()}>
            {say('welcomeRead')}
          </button>
          <p class="hint">{say('welcomeWhere')}</p>
        </div>
      )}
      {failed.length > 0 && (
        <ul class="failed">
          {failed.map(({ address, trouble }) => (
            <li key={address}>
              <b>
                <bdi>{nameSite(address)}</bdi>
              </b>{' '}
              <span class="trouble">
                {trouble.reason === 'offline' ? say('followedLater') : sayFollowTrouble(trouble)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function nameSite(address: string): string {
  const site = packs.flatMap(({ sites }) => sites).find(({ url }) => url === address)
  return site ? isolate(site.title) : address
}
