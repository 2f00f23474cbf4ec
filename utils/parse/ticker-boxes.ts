/** Builds a page's boxes and runs from its markup, however broken. */
import { type Box, MOST_RUNS, type Page } from './ticker-page.ts'
import { streamPage } from './ticker-stream.ts'
import { findTag, type Tag, takeAttribute } from './ticker-tags.ts'

/** Browsers nest no deeper than 512 either. */
const DEEPEST = 500
/** What has a footer of its own, where the time of a story often stands. */
const PARTS = new Set(['article', 'section', 'main', 'li'])
/** How many open elements are looked at, in a whole page, for ends that may belong to none of them. */
const MOST_STEPS = 5_000_000

export function readPage(html: string): Page {
  const page: Page = { boxes: [], runs: [], title: '' }
  const { boxes, runs } = page
  /** The elements that are open, each with the place of its box, or -1 where it has none. */
  const open: { name: string; box: number }[] = []
  let current = -1
  let line = 0
  let hidden = ''
  let depth = 0
  let isFresh = true
  let named = ''
  let titles = 0
  let hasTitle = false
  let pres = 0
  let steps = 0

  streamPage(html, { open: openElement, attribute, close: closeElement, text: takeText, isFull })
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
    const tag = findTag(name)
    if (tag.isUnseen) {
      hidden = name
      depth = 1
      return false
    }
    if (name === 'br' || name === 'hr') line += 1
    return tag.isVoid ? name === 'base' : openBox(name, tag)
  }

  function openBox(name: string, { ends, isLook, isInline }: Tag): boolean {
    for (const { ended, upTo } of ends) endNearest(ended, upTo)
    if (open.length >= DEEPEST) return false
    if (!isLook) {
      if (!isInline) line += 1
      boxes.push(makeBox(name))
      current = boxes.length - 1
    }
    open.push({ name, box: isLook ? -1 : current })
    if (name === 'title') titles += 1
    else if (name === 'pre') pres += 1
    return !isLook && boxes[current]?.isAside === false
  }

  function makeBox(tag: string): Box {
    const at = runs.length
    const isMenu = tag === 'nav' || (tag === 'footer' && !open.some(({ name }) => PARTS.has(name)))
    const isAside = isMenu || boxes[current]?.isAside === true
    return { tag, kind: '', parent: current, from: at, to: at, isAside }
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
    let at = open.length - 1
    while (at >= 0 && open[at]?.name !== name && steps < MOST_STEPS) {
      at -= 1
      steps += 1
    }
    if (open[at]?.name === name) popTo(at)
    if (!findTag(name).isInline) line += 1
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
      if (name === 'title') {
        titles -= 1
        hasTitle = page.title !== ''
      } else if (name === 'pre') pres -= 1
      if (box !== -1) closeBox(boxes[box] as Box, box)
    }
  }

  /** A box that holds no text is no box, unless an attribute of it speaks. */
  function closeBox(box: Box, at: number): void {
    current = box.parent
    const speaks = !box.isAside && (box.stamp ?? box.label) !== undefined
    if (speaks && box.from === runs.length) runs.push({ text: '', box: at, line })
    box.to = runs.length
    if (box.from === box.to) boxes.length = at
  }

  function takeText(text: string): void {
    if (hidden !== '' || boxes[current]?.isAside || isFull()) return
    if (titles > 0) page.title += hasTitle ? '' : text
    else if (pres > 0 && text.includes('\n')) text.split('\n').forEach(addLine)
    else addRun(text)
  }

  function isFull(): boolean {
    return runs.length >= MOST_RUNS
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
