/** What a list of sources would bring: the new, the known and the broken, before anything changes. */
import type { ComponentChildren } from 'preact'
import { isOwnNetwork } from '../utils/actions.ts'
import type { BrokenEntry, Entry, ImportPlan } from '../utils/exchange.ts'
import { say, sayCount } from '../utils/i18n.ts'

interface ImportPreviewProps {
  plan: ImportPlan
  onImport: (plan: ImportPlan) => void
  onCancel: () => void
}

/** Of more, the names are shown when they are asked for. */
const mostShown = 12

export function ImportPreview({ plan, onImport, onCancel }: ImportPreviewProps) {
  const { fresh, known, broken, leftOut } = plan
  const isEmpty = fresh.length === 0
  return (
    <div class="preview">
      {isEmpty && <p role="status">{say('importNothingNew')}</p>}
      <List name="new" words={sayCount('planNew', fresh.length)} count={fresh.length}>
        {fresh.map((entry) => (
          <Line key={entry.url} entry={entry} />
        ))}
      </List>
      <List name="known" words={sayCount('planKnown', known.length)} count={known.length} isClosed>
        {known.map((entry, nth) => (
          <Line key={nth} entry={entry} />
        ))}
      </List>
      <List name="broken" words={sayCount('planBroken', broken.length)} count={broken.length}>
        {broken.map((entry, nth) => (
          <BrokenLine key={nth} entry={entry} />
        ))}
      </List>
      {leftOut > 0 && <p class="trouble">{sayCount('planLeftOut', leftOut)}</p>}
      {fresh.some(({ url }) => isOwnNetwork(url)) && <p class="trouble">{say('planOwnNetwork')}</p>}
      {!isEmpty && <p class="hint">{say('planAsks')}</p>}
      <div class="answers">
        <button type="button" class="button" onClick={onCancel}>
          {say(isEmpty ? 'close' : 'cancel')}
        </button>
        {!isEmpty && (
          <button type="button" class="button primary" onClick={() => onImport(plan)}>
            {sayCount('importNow', fresh.length)}
          </button>
        )}
      </div>
    </div>
  )
}

interface ListProps {
  name: string
  words: string
  count: number
  isClosed?: boolean
  children: ComponentChildren
}

function List({ name, words, count, isClosed = false, children }: ListProps) {
  if (count === 0) return null
  return (
    <details class={name} open={!isClosed && count <= mostShown}>
      <summary>{words}</summary>
      <ul>{children}</ul>
    </details>
  )
}

function Line({ entry }: { entry: Entry }) {
  return (
    <li>
      <bdi>{entry.title}</bdi>
      {entry.folder !== undefined && (
        <span class="hint">
          {' '}
          <bdi>{entry.folder}</bdi>
        </span>
      )}
      <span class="address">
        <bdi dir="ltr">{entry.url}</bdi>
      </span>
    </li>
  )
}

function BrokenLine({ entry }: { entry: BrokenEntry }) {
  return (
    <li>
      <span class="trouble">{say('brokenLine', entry.line)}</span> <bdi>{entry.title}</bdi>
      <span class="address">
        <bdi dir="ltr">{entry.written}</bdi>
      </span>
    </li>
  )
}
