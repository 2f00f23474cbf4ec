/** Prints each figure beside its floor: `npm run bench [-- NAME] [--json]`. */
import { parseArgs } from 'node:util'
import { measureCarrying } from './carry-profile.ts'
import type { Figure } from './figure.ts'
import { measureMarking } from './mark-many.ts'
import { measureOptions } from './open-options.ts'
import { measureOpening } from './open-panel.ts'
import { measurePollChanged } from './poll-changed.ts'
import { measurePollUnchanged } from './poll-unchanged.ts'
import { measureArticle } from './read-article.ts'
import { measureReading } from './read-page.ts'
import { measureScrolling } from './scroll-list.ts'
import { measureSearching } from './search-list.ts'
import { measureStoring } from './store-stories.ts'
import { measureSwitching } from './switch-views.ts'
import { measureWeek } from './week.ts'

const benches: Record<string, () => Promise<Figure[]>> = {
  'open-panel': measureOpening,
  'open-options': measureOptions,
  'scroll-list': measureScrolling,
  'search-list': measureSearching,
  'switch-views': measureSwitching,
  'mark-many': measureMarking,
  'store-stories': measureStoring,
  'carry-profile': measureCarrying,
  'read-page': measureReading,
  'read-article': measureArticle,
  'poll-unchanged': measurePollUnchanged,
  'poll-changed': measurePollChanged,
  week: measureWeek,
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } })
const [wanted] = positionals
const chosen = Object.entries(benches).filter(([name]) => wanted === undefined || name === wanted)
if (chosen.length === 0) {
  console.error(`There is no bench called "${wanted}". Choose one of: ${Object.keys(benches).join(', ')}.`)
  process.exit(1)
}

for (const [, measure] of chosen) {
  for (const figure of await measure()) console.log(values.json ? JSON.stringify(figure) : formatRow(figure))
}

function formatRow({ name, value, unit, floor, ratio, bar, met }: Figure): string {
  const beside =
    floor === undefined || ratio === undefined
      ? ''.padEnd(30)
      : ` floor ${floor.toFixed(1).padStart(9)}   ratio ${ratio.toFixed(2)}`
  const numbers = `${value.toFixed(1).padStart(9)} ${unit.padEnd(10)}${beside}`
  const verdict = bar === undefined ? '' : `  ${bar} ${met ? 'met' : 'NOT MET'}`
  return `${name.padEnd(64)} ${numbers}${verdict}`
}
