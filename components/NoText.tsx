/** Why a story cannot be read here, in words, and what can be done instead. */

import { allowArticle } from '../utils/actions-article.ts'
import type { ArticleTrouble } from '../utils/article.ts'
import { isolate, type MessageName, say } from '../utils/i18n.ts'
import type { Wishes } from '../utils/view/article.ts'

interface NoTextProps {
  trouble: ArticleTrouble
  /** Some text stands above it. */
  hasText: boolean
  url: string | undefined
  onRead: (wishes?: Wishes) => void
  onOpen: () => void
}

export function NoText({ trouble: { reason }, hasText, url, onRead, onOpen }: NoTextProps) {
  const host = url === undefined ? '' : new URL(url).host
  const name = hasText && reason === 'no-text' ? 'article_all_found' : words[reason]
  const allow = () => {
    if (url === undefined) return
    allowArticle(url)
      .then((isAllowed) => isAllowed && onRead())
      .catch((error) => console.error('The browser could not be asked', error))
  }
  return (
    <div class="no-text">
      <p>{say(name ?? 'article_unreadable', isolate(host))}</p>
      <p class="answers">
        {url !== undefined && (
          <button type="button" class="button primary" onClick={onOpen}>
            {say('openOriginal')}
          </button>
        )}
        {reason === 'no-permission' && (
          <button type="button" class="button" onClick={allow}>
            {say('allowSite')}
          </button>
        )}
        {passing.has(reason) && (
          <button type="button" class="button" onClick={() => onRead({ again: true })}>
            {say('tryAgain')}
          </button>
        )}
      </p>
    </div>
  )
}

type Reason = ArticleTrouble['reason']

const words: Partial<Record<Reason, MessageName>> = {
  paywall: 'article_paywall',
  'script-only': 'article_script_only',
  'no-text': 'article_no_text',
  challenge: 'article_challenge',
  refused: 'article_challenge',
  'no-permission': 'article_no_permission',
  'not-found': 'article_gone',
  gone: 'article_gone',
  offline: 'article_offline',
  unreachable: 'article_unanswered',
  timeout: 'article_unanswered',
  'server-error': 'article_unanswered',
  busy: 'article_busy',
}

/** What may be otherwise in a moment. */
const passing = new Set<Reason>([
  'challenge',
  'refused',
  'offline',
  'unreachable',
  'timeout',
  'server-error',
  'busy',
  'fault',
])
