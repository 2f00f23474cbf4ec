/** The popup's last line: follows the site that is open behind it, or else leads to where one is added. */
import { useSignal } from '@preact/signals'
import type { ComponentChild } from 'preact'
import { useEffect } from 'preact/hooks'
import { openOptions } from '../utils/actions.ts'
import { say } from '../utils/i18n.ts'
import { findOpenSite, type OpenSite } from '../utils/sites.ts'
import { FollowSite } from './FollowSite.tsx'
import { Icon } from './Icon.tsx'
import './site.css'

export function drawSiteLine(): ComponentChild {
  return <SiteLine />
}

function SiteLine() {
  const site = useSignal<OpenSite | 'none' | undefined>(undefined)
  const isOpen = useSignal(false)
  useEffect(() => {
    void findOpenSite()
      .catch(() => undefined)
      .then((found) => {
        site.value = found ?? 'none'
      })
  }, [site])
  if (site.value === undefined) return null
  if (site.value === 'none') return <Line label={say('addSource')} onClick={() => void openOptions()} />
  const { host } = new URL(site.value.url)
  return (
    <>
      <Line
        label={say('followThisSite')}
        host={host.replace(/^www\./, '')}
        onClick={() => {
          isOpen.value = true
        }}
      />
      {isOpen.value && (
        <FollowSite
          site={site.value}
          onClose={() => {
            isOpen.value = false
          }}
        />
      )}
    </>
  )
}

function Line({ label, host, onClick }: { label: string; host?: string; onClick: () => void }) {
  return (
    <div class="site">
      <button type="button" onClick={onClick}>
        <Icon name="add" />
        <span>{label}</span>
        {host !== undefined && (
          <bdi class="host" dir="ltr">
            {host}
          </bdi>
        )}
      </button>
    </div>
  )
}
