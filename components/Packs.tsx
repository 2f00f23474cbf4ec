/** Starter packs to tick: whole packs or single sites, only those in the languages that the reader reads. */
import { type Signal, useSignal } from '@preact/signals'
import { useId } from 'preact/hooks'
import { readLanguage, say } from '../utils/i18n.ts'
import type { Pack, PackSite } from '../utils/packs.ts'

interface PacksProps {
  packs: Pack[]
  /** The addresses that are ticked. */
  ticked: Signal<ReadonlySet<string>>
  /** The addresses that are followed already. */
  known: ReadonlySet<string>
}

const languages = ['ar', 'fr', 'en'] as const satisfies PackSite['language'][]

export function Packs({ packs, ticked, known }: PacksProps) {
  const read = useSignal<ReadonlySet<string>>(new Set(languages))
  const shown = packs
    .map((pack) => ({ ...pack, sites: pack.sites.filter(({ language }) => read.value.has(language)) }))
    .filter(({ sites }) => sites.length > 0)
  const chooseLanguage = (language: string) => {
    read.value = toggle(read.value, [language], !read.value.has(language))
    // What is not shown is not followed.
    const hidden = packs.flatMap(({ sites }) => sites).filter((site) => !read.value.has(site.language))
    ticked.value = toggle(
      ticked.value,
      hidden.map(({ url }) => url),
      false,
    )
  }
  return (
    <>
      <fieldset class="languages">
        <legend>{say('welcomeLanguages')}</legend>
        {languages.map((language) => (
          <label key={language} lang={language}>
            <input
              type="checkbox"
              checked={read.value.has(language)}
              onChange={() => chooseLanguage(language)}
            />
            {nameLanguage(language, language)}
          </label>
        ))}
      </fieldset>
      {shown.length === 0 && <p class="hint">{say('welcomeNoLanguage')}</p>}
      <div class="packs">
        {shown.map((pack) => (
          <PackChoice key={pack.name} pack={pack} ticked={ticked} known={known} />
        ))}
      </div>
      {shown.some(({ sites }) => sites.some((site) => site.unverified)) && (
        <p class="hint">{say('unverifiedHint')}</p>
      )}
    </>
  )
}

function PackChoice({ pack, ticked, known }: Omit<PacksProps, 'packs'> & { pack: Pack }) {
  const id = useId()
  const urls = pack.sites.map(({ url }) => url)
  const open = urls.filter((url) => !known.has(url))
  const count = open.filter((url) => ticked.value.has(url)).length
  const isWhole = count === open.length
  return (
    <fieldset class="pack" aria-labelledby={id}>
      <label class="pack-name">
        <input
          type="checkbox"
          checked={isWhole}
          ref={(box) => {
            if (box) box.indeterminate = count > 0 && !isWhole
          }}
          disabled={open.length === 0}
          onChange={() => {
            ticked.value = toggle(ticked.value, open, !isWhole)
          }}
        />
        <span id={id}>{say(`pack_${pack.name}`)}</span>
      </label>
      {pack.sites.map(({ title, url, language, unverified }) => (
        <label key={url}>
          <input
            type="checkbox"
            checked={known.has(url) || ticked.value.has(url)}
            disabled={known.has(url)}
            onChange={() => {
              ticked.value = toggle(ticked.value, [url], !ticked.value.has(url))
            }}
          />
          <span class="about">
            <bdi>{title}</bdi>
            <span class="hint">
              {[
                nameLanguage(language),
                ...(known.has(url) ? [say('known')] : unverified ? [say('unverified')] : []),
              ].join(' · ')}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

function toggle(set: ReadonlySet<string>, members: string[], isIn: boolean): ReadonlySet<string> {
  const others = [...set].filter((one) => !members.includes(one))
  return new Set(isIn ? [...others, ...members] : others)
}

/** In the words of the interface, or as those who speak the language say. */
function nameLanguage(language: string, speaker = readLanguage()): string {
  const name = new Intl.DisplayNames([speaker], { type: 'language' }).of(language) ?? language
  return name.charAt(0).toLocaleUpperCase(speaker) + name.slice(1)
}
