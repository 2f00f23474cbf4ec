/** Articles of HTML as Markdown, without the line of their title. */
import { expect } from 'vitest'
import { writeMarkdown } from '../../utils/view/markdown.ts'
import { parseNodes } from './written-nodes.ts'

export function write(html: string): string {
  return writeMarkdown({ title: 'T', told: [] }, parseNodes(html))
    .replace(/^# T\n+/, '')
    .trimEnd()
}

export function expectWritten(cases: [html: string, markdown: string][]): void {
  for (const [html, markdown] of cases) expect(write(html), html).toBe(markdown)
}
