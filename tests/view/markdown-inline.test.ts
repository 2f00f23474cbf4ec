import { describe, test } from 'vitest'
import { expectWritten } from '../support/written-markdown.ts'

describe('within a line', () => {
  test('stress stands close to its words, once, and a line at a time', () => {
    expectWritten([
      [
        '<p>a<b> b </b>c <strong><b>d</b></strong> <i>e <b>f</b></i> <b> </b><del>g</del></p>',
        'a **b** c **d** *e **f*** ~~g~~',
      ],
      ['<p><b>a<br><br>b</b></p>', '**a**\n\n**b**'],
      ['<p><b><i>a</i></b></p>', '***a***'],
    ])
  })

  test('where signs would not be seen as stress, tags are', () => {
    expectWritten([
      ['<p><b>Note:</b>said</p>', '<strong>Note:</strong>said'],
      ['<p>x<b>“a”</b> y</p>', 'x<strong>“a”</strong> y'],
      ['<p><b>a</b><i>b</i></p>', '**a**<em>b</em>'],
      ['<p><b>Note:</b> said, (<i>so</i>)</p>', '**Note:** said, (*so*)'],
      ['<p><b>ملاحظة:</b>قال</p>', '<strong>ملاحظة:</strong>قال'],
    ])
  })

  test('links lead where they led, also those whose address has brackets or is its own words', () => {
    expectWritten([
      ['<p>a <a href="https://a.example/b"> c </a>d</p>', 'a [c](https://a.example/b) d'],
      ['<p><a href="https://a.example/b_(c)">d</a></p>', '[d](<https://a.example/b_(c)>)'],
      ['<p><a href="https://a.example/">https://a.example/</a></p>', '<https://a.example/>'],
      ['<p>Look!<a href="https://a.example/">here</a>!</p>', 'Look\\![here](https://a.example/)!'],
      ['<p><a href="https://a.example/"> </a><a>x</a></p>', 'x'],
      [
        '<p><a href="https://a.example/">apple.com <bdi>(a.example)</bdi></a></p>',
        '[apple.com (a.example)](https://a.example/)',
      ],
    ])
  })

  test('a picture that did not come is written once, however it is shown', () => {
    expectWritten([
      [
        '<p>a <img src="https://a.example/b.png" alt="The quay" hidden><span class="picture-words">The quay</span></p>',
        'a ![The quay](https://a.example/b.png)',
      ],
    ])
  })

  test('small signs, quotations and readings keep their meaning', () => {
    expectWritten([
      [
        '<p>H<sub>2</sub>O, 10<sup>3</sup>, <q>so</q> <ruby>漢<rp>(</rp><rt>kan</rt></ruby></p>',
        'H<sub>2</sub>O, 10<sup>3</sup>, “so” 漢 (kan)',
      ],
      ['<p>a<wbr>b <mark>c</mark> <u>d</u> <time>e</time></p>', 'ab c d e'],
    ])
  })

  test('Arabic stays as it is, in words, lists and tables', () => {
    expectWritten([
      [
        '<h2>الميناء</h2><p dir="rtl">قال <b>المدير</b>: «الخبز» بسعر 5٪، <a href="https://a.example/%D8%A3">اقرأ</a>؟</p><ol><li>أول</li><li>ثانٍ</li></ol>',
        '## الميناء\n\nقال **المدير**: «الخبز» بسعر 5٪، [اقرأ](https://a.example/%D8%A3)؟\n\n1. أول\n2. ثانٍ',
      ],
    ])
  })
})

describe('what is said is never taken for a sign', () => {
  test('within a line', () => {
    expectWritten([
      [
        '<p>2 * 3, a_b, _c_, `d`, [e](f), 1 &lt; 2, &amp;amp; &amp; A&amp;B; ~g~ \\h</p>',
        '2 \\* 3, a_b, \\_c\\_, \\`d\\`, \\[e\\](f), 1 \\< 2, \\&amp; & A\\&B; \\~g\\~ \\\\h',
      ],
      ['<p>&lt;script&gt;x&lt;/script&gt;</p>', '\\<script>x\\</script>'],
      ['<p>\uE000a\uE001\uE006</p>', 'a'],
    ])
  })

  test('at the beginning of a line', () => {
    expectWritten([
      [
        '<p># a<br>&gt; b<br>- c<br>+ d<br>1. e<br>2<i></i>) f<br>===<br>---<br>| g<br>#h -i 3.5</p>',
        '\\# a\\\n\\> b\\\n\\- c\\\n\\+ d\\\n1\\. e\\\n2\\) f\\\n\\===\\\n\\---\\\n\\| g\\\n#h -i 3.5',
      ],
      ['<p>1984. A year</p><ul><li>2. b</li></ul>', '1984\\. A year\n\n- 2\\. b'],
    ])
  })
})
