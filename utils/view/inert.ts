/** Makes documents of text in which no script runs and nothing is fetched, by the one policy for Trusted Types. */

/** The part of the standard that is used here; TypeScript does not know it yet. */
export interface Policy {
  createHTML(html: string): string
  createScriptURL(url: string): string
}

declare global {
  /** Absent where the browser does not enforce trusted types. */
  var trustedTypes: { createPolicy(name: string, rules: Partial<Policy>): Policy } | undefined
}

/**
 * The one policy that the manifest allows, once a page. It lets markup into documents that never come to the screen; to the
 * screen comes only what DOMPurify made, as nodes.
 */
export const policy: Policy | undefined = globalThis.trustedTypes?.createPolicy('dompurify', {
  createHTML: (html) => html,
  createScriptURL: () => {
    throw new TypeError('No script comes from an address.')
  },
})

export function parseInert(html: string): Document {
  const parsed = new DOMParser().parseFromString(trust(html), 'text/html')
  dropNames(parsed)
  return parsed
}

const named = 'img, form, embed, object, iframe, input, button, select, textarea, output, fieldset'

/** Elements of these names stand in for what a document or a form is asked for: `<img name="body">`. */
function dropNames(parsed: Document): void {
  for (const element of Document.prototype.querySelectorAll.call(parsed, named)) {
    for (const name of ['name', 'id']) Element.prototype.removeAttribute.call(element, name)
  }
}

/** Lets others write markup into an element of such a document, as they would without Trusted Types. */
export function letWrite(element: Element): void {
  const native = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML')
  Object.defineProperty(element, 'innerHTML', {
    configurable: true,
    get: () => native?.get?.call(element),
    set: (html: string) => native?.set?.call(element, trust(html)),
  })
}

function trust(html: string): string {
  return policy ? policy.createHTML(html) : html
}
