/** The frame around every page of an outlet: head, masthead, footer. */
import type { Front } from '../outlet.ts'
import { proseOf } from '../prose.ts'
import { escapeXml } from '../xml.ts'

const style = `
body{margin:0;color:#222;background:#fdfcfa;font:18px/1.6 Georgia,"Noto Naskh Arabic",serif}
header,main,footer{max-width:42rem;margin:0 auto;padding:1rem}
header{border-bottom:3px solid var(--ink)}header a{color:var(--ink);font-size:1.9rem;font-weight:700;text-decoration:none}
h1,h2{line-height:1.25}a{color:var(--ink)}.meta{color:#666;font-size:.85rem}img{width:100%;height:auto}
footer{border-top:1px solid #ddd;color:#666;font-size:.85rem}.fil{list-style:none;padding:0}.fil time{margin-inline-end:.6rem}`

const feedTypes = {
  wordpress: 'application/rss+xml',
  rss: 'application/rss+xml',
  rdf: 'application/rdf+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
  sitemap: undefined,
  ticker: undefined,
} as const

export function writeFrame(front: Front, title: string, body: string, head = ''): string {
  const { outlet, base } = front
  const { words } = proseOf[outlet.language]
  return `<!doctype html>
<html lang="${outlet.locale}" dir="${outlet.language === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="${outlet.charset}">
<title>${escapeXml(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta property="og:site_name" content="${escapeXml(outlet.title)}">
<meta property="og:locale" content="${outlet.locale.replace('-', '_')}">
${head}${linkFeed(front)}<link rel="icon" href="${base}/favicon.svg" type="image/svg+xml">
<style>:root{--ink:${outlet.color}}${style}</style>
</head>
<body>
<header><a href="${base}/">${escapeXml(outlet.title)}</a><div class="meta">${escapeXml(outlet.tagline)}</div></header>
<main>
${body}
</main>
<footer><p>${escapeXml(words.follow)}</p><p>${escapeXml(words.rights)}</p></footer>
</body>
</html>
`
}

function linkFeed({ outlet, base }: Front): string {
  const type = feedTypes[outlet.format]
  if (!type) return ''
  const href = escapeXml(base + outlet.feedPath)
  return `<link rel="alternate" type="${type}" title="${escapeXml(outlet.title)}" href="${href}">\n`
}
