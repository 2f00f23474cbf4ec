import { expect, test } from 'vitest'
import { isPixel, isTracker } from '../../utils/view/trackers.ts'

test.each([
  ['https://www.google-analytics.com/collect?v=1'],
  ['https://ad.doubleclick.net/ddm/x'],
  ['https://www.facebook.com/tr?id=1&ev=PageView&noscript=1'],
  ['https://pixel.wp.com/g.gif?v=wpcom'],
  ['https://logs1279.xiti.com/hit.xiti?s=1'],
  ['https://sb.scorecardresearch.com/p?c1=2'],
  ['https://stats.press.example/piwik.php?idsite=1'],
  ['https://press.example/matomo.php?idsite=1&rec=1'],
  ['https://feeds.feedburner.com/~r/Press/~4/abc'],
  ['https://pixel.press.example/hit.gif?x=1'],
  ['https://press.example/pixel.png?story=1'],
  ['https://counter.theconversation.com/content/1/count.gif'],
])('%s counts its readers', (address) => {
  expect(isTracker(address)).toBe(true)
})

test.each([
  ['https://press.example/images/harbour.jpg'],
  ['https://pixels.example/harbour.jpg'],
  ['https://stats.press.example/chart.png'],
  ['https://scontent.facebook.com/v/picture.jpg'],
  ['https://press.example/tracking-the-heron.jpg'],
  ['no address'],
])('%s is a picture', (address) => {
  expect(isTracker(address)).toBe(false)
})

test.each([
  [{ width: '1', height: '1' }],
  [{ width: '0' }],
  [{ height: '1px' }],
  [{ style: 'display: none' }],
  [{ style: 'visibility:hidden' }],
  [{ style: 'border:0;height:1px;width:1px' }],
  [{ style: 'width:0!important' }],
])('%o is not meant to be seen', (size) => {
  expect(isPixel(size)).toBe(true)
})

test.each([
  [{}],
  [{ width: '100', height: '12' }],
  [{ width: '100%' }],
  [{ style: 'width:100px;height:12px;border-width:1px' }],
  [{ style: 'opacity:0.9' }],
  [{ style: null }],
])('%o is', (size) => {
  expect(isPixel(size)).toBe(false)
})
