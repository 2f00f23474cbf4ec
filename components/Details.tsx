/** All that is known of one story: its whole headline, the ones before, its times, its author, its summary. */
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { readDetails } from '../utils/actions.ts'
import { formatMoment, formatMomentIn, say } from '../utils/i18n.ts'
import { findLanguage } from '../utils/language.ts'
import type { Source, StoryRow, StoryText } from '../utils/model.ts'
import type { Found } from '../utils/view/finding.ts'
import { Dialog } from './Dialog.tsx'
import { markWords } from './words.tsx'

interface DetailsProps {
  row: StoryRow
  source: Source | undefined
  /** What was searched, which is marked in it. */
  found: Found | undefined
  onClose: () => void
}

export function Details({ row, source, found, onClose }: DetailsProps) {
  const text = useSignal<StoryText | undefined>(undefined)
  useEffect(() => {
    const show = (read: StoryText | undefined) => {
      text.value = read
    }
    readDetails(row.id).then(show, (error) => console.error('The details could not be read', error))
  }, [row.id, text])
  const own = source && formatMomentIn(row.at, source.timeZone)
  const { author, summary, formerTitles } = text.value ?? {}
  const mark = (words: string) => (found ? markWords(words, found) : words)
  return (
    <Dialog title={say('details')} onClose={onClose}>
      <div class="details" lang={findLanguage(row.title, source?.language) ?? ''}>
        <p class="headline" dir="auto">
          {mark(row.title)}
        </p>
        {formerTitles?.map(({ title, changedAt }) => (
          <p key={changedAt} class="former" dir="auto">
            <del>{title}</del>
          </p>
        ))}
        {summary !== undefined && <p dir="auto">{mark(summary)}</p>}
      </div>
      <dl class="facts-list">
        <Fact name={say('factSource')} value={source?.title} />
        <Fact name={say('factAuthor')} value={author} />
        <Fact
          name={say('factPublished')}
          value={own ? `${formatMoment(row.at)} · ${own}` : formatMoment(row.at)}
        />
        <Fact name={say('factSeen')} value={formatMoment(row.seenAt)} />
        {formerTitles?.[0] && (
          <Fact name={say('factChanged')} value={formatMoment(formerTitles[0].changedAt)} />
        )}
        <Fact name={say('factSite')} value={row.url && new URL(row.url).host} />
      </dl>
    </Dialog>
  )
}

function Fact({ name, value }: { name: string; value: string | undefined }) {
  if (!value) return null
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <bdi>{value}</bdi>
      </dd>
    </div>
  )
}
