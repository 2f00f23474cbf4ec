/** Reads any page that lists times beside headlines, as a person reads it. */
import type { ParseContext, Reading } from '../model.ts'
import { normaliseLink, resolveLink } from './link.ts'
import type { Draft } from './outline.ts'
import { settleStories } from './story.ts'
import { foldText } from './text.ts'
import { readPage } from './ticker-boxes.ts'
import { findLead, type Lead } from './ticker-lead.ts'
import { findList } from './ticker-list.ts'
import { type NamedRow, nameHeadline, nameRows } from './ticker-names.ts'
import { readTextPage } from './ticker-page.ts'

/** Undefined where the page lists no headlines. */
export function parseTicker(text: string, context: ParseContext, now: number): Reading | undefined {
  const page = isMarkup(text) ? readPage(text) : readTextPage(text)
  const base = resolveLink(page.base, context.url) ?? context.url
  const list = findList(page, { ...context, base }, now)
  if (!list) return undefined
  const lead = findLead(page, list.rows)
  const named = nameRows(list.rows, list.instants, list.timeZone)
  const line = lead && findLine(named, lead, base)
  const drafts = named.map((one) => ({
    run: one.row.headline.run,
    draft: lead && one === line ? joinDrafts(draftRow(one), draftLead(lead)) : draftRow(one),
  }))
  if (lead && !line) drafts.push({ run: lead.run, draft: draftLead(lead) })
  drafts.sort((a, b) => a.run - b.run)
  const ground = { base, homeUrl: context.url, timeZone: list.timeZone, now }
  const stories = settleStories(
    drafts.map(({ draft }) => draft),
    ground,
  )
  return {
    kind: 'ticker',
    title: foldText(page.title) || new URL(context.url).hostname,
    homeUrl: context.url,
    ...(page.language && { language: page.language }),
    timeZone: list.timeZone,
    stories,
  }
}

/** A page of text has no tag that lays out a page. */
function isMarkup(text: string): boolean {
  return /<(?:!doctype|html|head|body|div|p|ul|ol|li|dl|table|section|article|main|a|span|h[1-6]|br|pre|time)(?=[\s>/])/i.test(
    text,
  )
}

/** The line of the list that tells the lead as well: by its address where both have one of their own, else by its words. */
function findLine(named: NamedRow[], { text, href }: Lead, base: string): NamedRow | undefined {
  const url = resolveLink(href, base)
  const address = url && normaliseLink(url)
  const name = nameHeadline(text)
  return named.find(({ row, guid }) =>
    guid === undefined && address !== undefined
      ? row.address === address
      : nameHeadline(row.headline.text) === name,
  )
}

/** One story: named and dated as its line is, with the text of the lead. */
function joinDrafts(line: Draft, { links = [], content, lead }: Draft): Draft {
  return { ...line, links: [...(line.links ?? []), ...links], content, lead }
}

function draftRow({ row: { headline, mark }, at, guid }: NamedRow): Draft {
  const isLocal = mark.clue.age === undefined && mark.clue.zone === undefined
  return { guid, title: headline.text, links: [headline.href], dates: [at], ...(isLocal && { isLocal }) }
}

function draftLead({ text, href, paragraphs }: Lead): Draft {
  const content = paragraphs.map((paragraph) => `<p>${escapeText(paragraph)}</p>`).join('')
  return {
    guid: href === undefined ? nameHeadline(text) : undefined,
    title: text,
    links: [href],
    content,
    lead: true,
  }
}

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
