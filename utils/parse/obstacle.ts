/** Tells what keeps the text of an article's page back: a guard, a paywall, or that scripts have yet to draw it. */
import { readHtml } from './text.ts'

/** Few pages with an article show less, in characters. */
const leastText = 400

const GUARD_TITLE =
  /<title[^<>]{0,100}>\s*(?:just a moment|attention required! \| cloudflare|access denied|are you a robot|pardon our interruption|verifying you are human|un instant|vérification|human verification|security check|ddos-guard)/i
const GUARD_MARK =
  /captcha-delivery\.com|px-captcha|_incapsula_resource|\/cdn-cgi\/challenge-platform\/|cf-turnstile|g-recaptcha|hcaptcha\.com|awswafintegration|sucuri_cloudproxy/i

/** https://developers.google.com/search/docs/appearance/structured-data/paywalled-content */
const PAYWALL_DATA = /"isAccessibleForFree"\s*:\s*(?:false|"false"|"https?:\/\/schema\.org\/False")/i
const PAYWALL_TIER =
  /<meta\b[^<>]{0,200}\barticle:content_tier\b[^<>]{0,200}\b(?:locked|metered)\b|\bcontent=["']?(?:locked|metered)["']?\s[^<>]{0,100}\barticle:content_tier\b/i
const PAYWALL_BOX =
  /\b(?:class|id|data-testid)=["'][^"'<>]{0,200}\b(?:paywall|regwall|premium-wall|subscriber-wall|article-locked|piano-offer|tp-container)\b/i

const ASKS_FOR_SCRIPTS =
  /(?:enable|turn on|requires?|need)\b[^<>]{0,40}\bjavascript|javascript\b[^<>]{0,60}\b(?:required|disabled|enable|activ)|activ[a-z]*\s[^<>]{0,40}javascript|(?:تفعيل|جافا ?سكريبت)/i
const EMPTY_ROOT =
  /<(?:div|main|app-root|section)\b[^<>]{0,200}\bid=["']?(?:root|app|__next|__nuxt|___gatsby|svelte|react-root|main-app)\b[^<>]{0,200}>\s*<\/|<app-root\b[^<>]{0,200}>\s*<\//i

export function readObstacle(html: string): 'challenge' | 'paywall' | 'script-only' | undefined {
  const text = readHtml(html, leastText * 2)
  const isShort = text.length < leastText
  if (isShort && (GUARD_TITLE.test(html) || GUARD_MARK.test(html))) return 'challenge'
  if (PAYWALL_DATA.test(html) || PAYWALL_TIER.test(html) || PAYWALL_BOX.test(html)) return 'paywall'
  if (isShort && /<script\b/i.test(html) && (EMPTY_ROOT.test(html) || ASKS_FOR_SCRIPTS.test(html)))
    return 'script-only'
  return undefined
}
