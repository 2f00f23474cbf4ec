/** Makes the addresses within a page whole, against its own address or the base that it names. */

const sets = ['srcset', 'data-srcset', 'data-lazy-srcset']
const named = ['href', 'src', 'poster', 'data-src', 'data-lazy-src', 'data-original']

/** A document without a window resolves them against the page of Fil that holds it. */
export function completeAddresses(page: Document, url: string): void {
  const written = page.querySelector('base[href]')?.getAttribute('href') ?? ''
  const base = URL.parse(written, url) ?? new URL(url)
  const ground = /^https?:$/.test(base.protocol) ? base.href : url
  for (const element of page.querySelectorAll('base')) element.remove()
  const complete = (address: string) => URL.parse(address, ground)?.href ?? address
  for (const name of sets) {
    for (const element of page.body.querySelectorAll(`[${name}]`)) {
      const candidates = element.getAttribute(name) ?? ''
      element.setAttribute(
        name,
        candidates.replace(
          /(^|,)(\s*)([^\s,]\S*)/g,
          (_all, comma, gap, address) => comma + gap + complete(address),
        ),
      )
    }
  }
  for (const element of page.body.querySelectorAll(named.map((name) => `[${name}]`).join())) {
    for (const name of named) {
      const address = element.getAttribute(name)?.trim()
      if (!address || /^(?:#|[a-z][a-z\d+.-]*:)/i.test(address)) continue
      element.setAttribute(name, complete(address))
    }
  }
}
