import { expect, test } from 'vitest'
import { readEmbed } from '../../utils/view/embeds.ts'

const picture = 'https://i.ytimg.com/vi/a1B2c3D4e5F/hqdefault.jpg'
const watch = 'https://www.youtube.com/watch?v=a1B2c3D4e5F'

test.each([
  ['https://www.youtube.com/embed/a1B2c3D4e5F?rel=0&start=3', watch, picture],
  ['https://www.youtube-nocookie.com/embed/a1B2c3D4e5F', watch, picture],
  ['https://youtu.be/a1B2c3D4e5F', watch, picture],
  [
    'https://www.youtube.com/embed/videoseries?list=PL1',
    'https://www.youtube.com/playlist?list=PL1',
    undefined,
  ],
  [
    'https://www.dailymotion.com/embed/video/x8abcde',
    'https://www.dailymotion.com/video/x8abcde',
    'https://www.dailymotion.com/thumbnail/video/x8abcde',
  ],
  [
    'https://geo.dailymotion.com/player/x1.html?video=x8abcde',
    'https://www.dailymotion.com/video/x8abcde',
    'https://www.dailymotion.com/thumbnail/video/x8abcde',
  ],
  ['https://player.vimeo.com/video/12345?h=1', 'https://vimeo.com/12345', undefined],
  ['https://player.twitch.tv/?video=v99&parent=x', 'https://www.twitch.tv/videos/99', undefined],
  ['https://platform.twitter.com/embed/Tweet.html?id=17', 'https://x.com/i/status/17', undefined],
  [
    'https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fa%2Fvideos%2F1%2F',
    'https://www.facebook.com/a/videos/1/',
    undefined,
  ],
  ['https://www.instagram.com/p/Ab_1/embed/', 'https://www.instagram.com/p/Ab_1', undefined],
  ['https://open.spotify.com/embed/episode/4x', 'https://open.spotify.com/episode/4x', undefined],
])('%s is opened at %s', (address, url, image) => {
  expect(readEmbed(address)).toEqual({ url, ...(image && { image }) })
})

test.each([
  ['https://ads.example/frame'],
  ['https://www.youtube.com/embed/"><script>'],
  ['https://youtube.com.evil.example/embed/a1B2c3D4e5F'],
  ['https://www.facebook.com/plugins/video.php?href=javascript:alert(1)'],
  ['https://www.facebook.com/plugins/like.php'],
  ['javascript:alert(1)'],
  ['data:text/html,x'],
  ['about:blank'],
  [''],
])('%s is no player that is known', (address) => {
  expect(readEmbed(address)).toBeUndefined()
})
