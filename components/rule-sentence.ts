/** A rule in words: what it does, to what, where and until when. */
import { formatDate, isolate, type MessageName, readLanguage, say } from '../utils/i18n.ts'
import type { Source } from '../utils/model.ts'
import type { RuleDraft, RuleFault, RuleKind, RuleMeans } from '../utils/rule.ts'

export const kindNames = {
  mute: 'ruleMute',
  highlight: 'ruleHighlight',
  alert: 'ruleAlert',
  save: 'ruleSave',
} as const satisfies Record<RuleKind, MessageName>

export const meansNames = {
  words: 'ruleWords',
  phrase: 'rulePhrase',
  author: 'ruleAuthor',
  language: 'ruleLanguage',
  pattern: 'rulePattern',
  any: 'ruleAny',
} as const satisfies Record<RuleMeans, MessageName>

export const faults = {
  empty: 'ruleEmpty',
  everything: 'ruleEverything',
  broken: 'ruleBroken',
  'too-long': 'ruleTooLong',
  'too-slow': 'ruleTooSlow',
  past: 'rulePast',
} as const satisfies Record<RuleFault, MessageName>

/** All of it. */
export function sayRule(rule: RuleDraft, sources: Source[]): string {
  const limits = sayLimits(rule, sources, Date.now())
  return [say(kindNames[rule.kind]), sayCaught(rule, readLanguage()), ...limits].join(' · ')
}

export function sayCaught(rule: RuleDraft, language: string): string {
  const { means, text } = rule
  if (means === 'any') return say('ruleAny')
  return `${say(meansNames[means])}${colon(language)}${isolate(means === 'language' ? nameLanguage(text, language) : text)}`
}

export function sayLimits(
  { parts, sourceId, folder, untilAt }: RuleDraft,
  sources: Source[],
  now: number,
): string[] {
  const limits: string[] = []
  if (parts) limits.push(say('rulePartsToo'))
  if (sourceId !== undefined)
    limits.push(sources.find(({ id }) => id === sourceId)?.title ?? say('ruleNoSource'))
  if (folder !== undefined) limits.push(folder)
  if (untilAt !== undefined)
    limits.push(say(untilAt > now ? 'ruleUntil' : 'ruleEnded', formatDate(untilAt - 1)))
  return limits.map(isolate)
}

/** A language by its name, in the interface's own. */
export function nameLanguage(tag: string, language: string): string {
  try {
    return new Intl.DisplayNames(language, { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}

/** French has a space before it. */
function colon(language: string): string {
  return language.startsWith('fr') ? '\u00a0: ' : ': '
}
