import { describe, expect, test } from 'vitest'
import { readObstacle } from '../../utils/parse/obstacle.ts'
import { expectWithin } from '../support/cpu-time.ts'

const prose = '<p>The ferry of Port Lorne crossed the bay, and nobody on the quay looked up.</p>'.repeat(12)
const page = (body: string, head = '') =>
  `<!doctype html><html><head><title>Ferry</title>${head}</head><body>${body}</body></html>`

test('nothing keeps back the text of a page that shows it', () => {
  expect(readObstacle(page(prose))).toBeUndefined()
  expect(
    readObstacle(page(`${prose}<script>app()</script><noscript>Please enable JavaScript</noscript>`)),
  ).toBe(undefined)
  expect(readObstacle('')).toBeUndefined()
})

describe('a guard', () => {
  test.each([
    ['names itself', '<title>Just a moment...</title><body>Checking'],
    ['refuses', '<title>Access Denied</title><body>You do not have permission'],
    ['asks in French', '<title>Vérification de sécurité</title><body>Un instant'],
    ['asks for a captcha', '<body><script src="https://ct.captcha-delivery.com/c.js"></script>'],
    ['shows a box to tick', '<body><div class="cf-turnstile" data-sitekey="x"></div>'],
    ['measures the browser', '<body><script src="/_Incapsula_Resource?x"></script>'],
  ])('that %s is a challenge', (_how, html) => {
    expect(readObstacle(html)).toBe('challenge')
  })

  test('is none where the article is there all the same', () => {
    expect(readObstacle(page(`${prose}<div class="g-recaptcha"></div>`))).toBeUndefined()
    expect(readObstacle(`<title>Access denied: a novel</title><body>${prose}`)).toBeUndefined()
  })
})

describe('a paywall', () => {
  test.each([
    ['in its data', '<script type="application/ld+json">{"isAccessibleForFree":false}</script>'],
    ['in its data, as text', '<script type="application/ld+json">{"isAccessibleForFree": "False"}</script>'],
    [
      'in its data, as an address',
      '<script type="application/ld+json">{"isAccessibleForFree":"http://schema.org/False"}</script>',
    ],
    ['in its head', '<meta property="article:content_tier" content="metered">'],
    ['in its head, the other way round', '<meta content="locked" property="article:content_tier">'],
  ])('is named %s', (_where, head) => {
    expect(readObstacle(page(prose, head))).toBe('paywall')
  })

  test('is named by its box', () => {
    expect(readObstacle(page(`${prose}<div class="c-box paywall is-open">Subscribe</div>`))).toBe('paywall')
    expect(readObstacle(page(`${prose}<section id="regwall">Sign up</section>`))).toBe('paywall')
  })

  test('is none where the data says that all may read', () => {
    const head =
      '<script type="application/ld+json">{"isAccessibleForFree":true}</script><meta property="article:content_tier" content="free">'
    expect(readObstacle(page(prose, head))).toBeUndefined()
    expect(readObstacle(page(`${prose}<p>A story about the paywall of another paper.</p>`))).toBeUndefined()
  })
})

describe('a page that scripts draw', () => {
  test.each([
    ['has an empty root', '<div id="root"></div><script src="/main.js"></script>'],
    ['has an empty root with a class', '<div id="__next" class="x"> </div><script src="/main.js"></script>'],
    [
      'asks for scripts',
      '<noscript>You need to enable JavaScript to run this app.</noscript><script>x</script>',
    ],
    ['asks for them in French', '<p>Veuillez activer JavaScript.</p><script>x</script>'],
    ['asks for them in Arabic', '<p>يرجى تفعيل جافاسكريبت</p><script>x</script>'],
  ])('%s', (_how, body) => {
    expect(readObstacle(page(body))).toBe('script-only')
  })

  test('is told from one that is merely short', () => {
    expect(readObstacle(page('<p>A short dispatch.</p><script>count()</script>'))).toBeUndefined()
  })
})

test.each([
  ['<div id="root"'],
  ['<meta '],
  ['article:content_tier '],
  ['class="'],
  ['<title>'],
  ['enable '],
  ['activ '],
])('of %s, again and again, is read in a moment', (piece) => {
  expectWithin(3_000, () => readObstacle(piece.repeat(50_000)))
})
