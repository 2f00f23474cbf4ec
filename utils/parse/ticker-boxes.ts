/** Builds a page's boxes and runs from its markup, however broken. */
import { type Box, MOST_RUNS, type Page } from './ticker-page.ts'
import { streamPage } from './ticker-stream.ts'
import { INLINE, LOOKS, listEnded, takeAttribute, UNSEEN, VOID } from './ticker-tags.ts'

/** Browsers nest no deeper than 512 either. */
const DEEPEST = 500

export function readPage(html: string): Page {
  const page: Page = { boxes: [], runs: [], title: '' }
  const { boxes, runs } = page
  /** The elements that are open, each with the place of its box, or -1 where it has none. */
  const open: { name: string; box: number }[] = []
  const counts = new Map<string, number>()
  let current = -1
  let line = 0
  let hidden = ''
  let depth = 0
  let isFresh = true
  let named = ''

  streamPage(html, { open: openElement, attribute, close: closeElement, text: takeText })
  popTo(0)
  page.title = page.title.replace(/\s+/g, ' ').trim()
  return page

  function openElement(name: string): boolean {
    isFresh = true
    if (hidden !== '') {
      if (name === hidden) depth += 1
      return false
    }
    named = name
    if (UNSEEN.has(name)) {
      hidden = name
      depth = 1
      return false
    }
    if (name === 'br' || name === 'hr') line += 1
    return VOID.has(name) ? name === 'base' : openBox(name)
  }

  function openBox(name: string): boolean {
    for (const [ended, upTo] of listEnded(name)) endNearest(ended, upTo)
    if (open.length >= DEEPEST) return false
    const hasBox = !LOOKS.has(name)
    if (hasBox) {
      if (!INLINE.has(name)) line += 1
      boxes.push(makeBox(name))
      current = boxes.length - 1
    }
    open.push({ name, box: hasBox ? current : -1 })
    counts.set(name, (counts.get(name) ?? 0) + 1)
    return hasBox
  }

  function makeBox(tag: string): Box {
    const at = runs.length
    const zone = tag === 'nav' || tag === 'footer' ? 'menu' : (boxes[current]?.zone ?? 'news')
    return { tag, kind: '', parent: current, from: at, to: at, zone }
  }

  function attribute(name: string, value: string): void {
    if (named === 'base') page.base ??= value
    else if (named === 'html' && name === 'lang') page.language ??= value
    else takeAttribute(boxes[current] as Box, name, value)
  }

  function closeElement(name: string): void {
    isFresh = true
    if (hidden !== '') {
      if (name === hidden && --depth === 0) hidden = ''
      return
    }
    if (counts.get(name)) popTo(open.findLastIndex((element) => element.name === name))
    if (!INLINE.has(name) && !LOOKS.has(name)) line += 1
  }

  function endNearest(ended: Set<string>, upTo: Set<string>): void {
    for (let at = open.length - 1; at >= 0; at--) {
      const { name } = open[at] as { name: string }
      if (ended.has(name)) popTo(at)
      if (ended.has(name) || upTo.has(name)) return
    }
  }

  function popTo(length: number): void {
    while (open.length > length) {
      const { name, box } = open.pop() as { name: string; box: number }
      counts.set(name, (counts.get(name) ?? 0) - 1)
      if (box !== -1) closeBox(boxes[box] as Box, box)
    }
  }

  /** A box that holds no text is no box, unless an attribute of it speaks. */
  function closeBox(box: Box, at: number): void {
    current = box.parent
    if (box.from === runs.length && (box.stamp ?? box.label) !== undefined)
      runs.push({ text: '', box: at, line })
    box.to = runs.length
    if (box.from === box.to) boxes.length = at
  }

  function takeText(text: string): void {
    if (hidden !== '' || runs.length >= MOST_RUNS) return
    if (counts.get('title')) page.title += text
    else if (counts.get('pre') && text.includes('\n')) text.split('\n').forEach(addLine)
    else addRun(text)
  }

  function addLine(text: string): void {
    line += 1
    addRun(text)
  }

  function addRun(text: string): void {
    const before = runs.at(-1)
    const isBeside = before !== undefined && before.line === line
    const isBlank = !/\S/.test(text)
    if (isBeside && (isBlank || !isFresh)) before.text += text
    else if (!isBlank) runs.push({ text, box: current, line })
    isFresh = false
  }
}
