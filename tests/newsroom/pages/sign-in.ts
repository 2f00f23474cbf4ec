/** Writes the pages that stand in the way: a login, and a challenge that only a browser passes. */
import type { Front } from '../outlet.ts'
import { proseOf } from '../prose.ts'
import { escapeXml } from '../xml.ts'
import { writeFrame } from './frame.ts'

export function writeSignIn(front: Front): string {
  const { signIn } = proseOf[front.outlet.language].words
  const body = `<h1>${escapeXml(signIn)}</h1>
<form method="post" action="${front.base}/login">
<input name="user" autocomplete="username"> <input name="password" type="password"> <button>OK</button>
</form>`
  return writeFrame(front, signIn, body)
}

export const challengePage = `<!DOCTYPE html>
<html lang="en-US"><head><title>Just a moment...</title>
<meta http-equiv="refresh" content="360"></head>
<body><noscript>Enable JavaScript and cookies to continue</noscript></body></html>
`
