import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decode } from '../../utils/fetch/decode.ts'

const utf8 = new TextEncoder()

/** One byte a character, as ISO-8859-1 has it; higher letters by the tables below. */
function encode(text: string, table: Record<string, number> = {}): Uint8Array {
  return Uint8Array.from(text, (letter) => table[letter] ?? letter.charCodeAt(0))
}

const western = { '’': 0x92, œ: 0x9c, '€': 0x80, '–': 0x96 }
const arabic = { م: 0xe3, ر: 0xd1, ح: 0xcd, ب: 0xc8, ا: 0xc7, غ: 0xdb, ش: 0xd4, ت: 0xca }
const cyrillic = { П: 0xcf, р: 0xf0, и: 0xe8, в: 0xe2, е: 0xe5, т: 0xf2 }

function xml(charset: string, text: string): string {
  return `<?xml version="1.0" encoding="${charset}"?><rss><title>${text}</title></rss>`
}

describe('a mark at the beginning', () => {
  test.each([
    ['utf-8', [0xef, 0xbb, 0xbf, 0xc3, 0xa9]],
    ['utf-16le', [0xff, 0xfe, 0xe9, 0x00]],
    ['utf-16be', [0xfe, 0xff, 0x00, 0xe9]],
  ])('of %s wins over header and declaration, and is no text', (charset, bytes) => {
    expect(decode(Uint8Array.from(bytes), 'text/xml; charset=windows-1251')).toEqual({ text: 'é', charset })
  })
})

describe('the header', () => {
  test.each([
    ['text/xml; charset=ISO-8859-1', 'windows-1252'],
    ['text/xml;charset="iso-8859-1"', 'windows-1252'],
    ["text/xml; CHARSET='latin1'", 'windows-1252'],
    ['text/xml; charset= cp1252 ; x=y', 'windows-1252'],
    ['text/xml; charset=iso-8859-15', 'iso-8859-15'],
  ])('%s names %s', (contentType, charset) => {
    expect(decode(encode('<a>été</a>'), contentType)).toEqual({ text: '<a>été</a>', charset })
  })

  test('goes before the declaration where the bytes agree with both', () => {
    expect(
      decode(encode(xml('iso-8859-1', 'Привет'), cyrillic), 'text/xml; charset=windows-1251').text,
    ).toContain('Привет')
  })

  test('with a name that nobody knows is no header', () => {
    expect(decode(encode('été'), 'text/plain; charset=klingon')).toEqual({
      text: 'été',
      charset: 'windows-1252',
    })
  })

  test('that promises UTF-8 loses to a declaration that explains the bytes', () => {
    const bytes = encode(xml('windows-1256', 'مرحبا'), arabic)
    expect(decode(bytes, 'text/xml; charset=utf-8')).toEqual({
      text: xml('windows-1256', 'مرحبا'),
      charset: 'windows-1256',
    })
  })

  test('of one byte a letter loses to bytes that are UTF-8', () => {
    const text = xml('utf-8', 'L’été à Fès – مرحبا')
    expect(decode(utf8.encode(text), 'text/xml; charset=iso-8859-1')).toEqual({ text, charset: 'utf-8' })
  })

  test('whose letters would be control characters loses to one that has them', () => {
    const bytes = encode(xml('windows-1252', 'l’œuvre'), western)
    expect(decode(bytes, 'text/xml; charset=iso-8859-6').text).toContain('l’œuvre')
  })

  test('is named where every letter is ASCII', () => {
    expect(decode(encode('plain'), 'text/plain; charset=windows-1256')).toEqual({
      text: 'plain',
      charset: 'windows-1256',
    })
  })
})

describe('the declaration', () => {
  test.each([
    ['windows-1252', '<?xml version="1.0" encoding="ISO-8859-1"?><a>été</a>'],
    ['windows-1252', "<?xml version='1.0' encoding='windows-1252' standalone='yes'?><a>été</a>"],
    ['windows-1252', '<!doctype html><meta charset=iso-8859-1><p>été'],
    [
      'windows-1252',
      '<!doctype html><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=iso-8859-1"><p>été',
    ],
    ['iso-8859-15', '<meta name="viewport" content="x"><meta charset="iso-8859-15"><p>été'],
  ])('names %s in %s', (charset, text) => {
    expect(decode(encode(text), undefined)).toEqual({ text, charset })
  })

  test('of windows-1256 is read', () => {
    expect(decode(encode(xml('windows-1256', 'مرحبا'), arabic), 'text/xml').text).toContain('مرحبا')
  })

  test('of UTF-16 that can be read as ASCII is wrong', () => {
    expect(decode(utf8.encode(xml('utf-16', 'été')), undefined)).toEqual({
      text: xml('utf-16', 'été'),
      charset: 'utf-8',
    })
  })

  test('of UTF-16 over single bytes is no declaration', () => {
    expect(decode(encode(xml('utf-16', 'été')), undefined)).toEqual({
      text: xml('utf-16', 'été'),
      charset: 'windows-1252',
    })
  })

  test('far down is not looked for', () => {
    const text = `${' '.repeat(5000)}<meta charset="windows-1251">`
    expect(decode(encode(`é${text}`), undefined).charset).toBe('windows-1252')
  })

  test('of many bytes a letter is read', () => {
    const japanese = Uint8Array.from([
      ...encode('<?xml version="1.0" encoding="Shift_JIS"?><a>'),
      0x93,
      0xfa,
      0x96,
      0x7b,
    ])
    expect(decode(japanese, undefined)).toMatchObject({
      text: expect.stringContaining('日本'),
      charset: 'shift_jis',
    })
  })

  test('of letters written in ASCII is believed where they are', () => {
    const escaped = Uint8Array.from([0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x1b, 0x28, 0x42])
    expect(decode(escaped, 'text/plain; charset=iso-2022-jp')).toEqual({
      text: '日本',
      charset: 'iso-2022-jp',
    })
    expect(decode(utf8.encode('日本'), 'text/plain; charset=iso-2022-jp')).toEqual({
      text: '日本',
      charset: 'utf-8',
    })
  })
})

describe('without a word from anybody', () => {
  test('valid UTF-8 is UTF-8', () => {
    expect(decode(utf8.encode('L’été – مرحبا 😀'), undefined)).toEqual({
      text: 'L’été – مرحبا 😀',
      charset: 'utf-8',
    })
  })

  test('anything else is windows-1252', () => {
    expect(decode(encode('l’été à l’œuvre', western), undefined)).toEqual({
      text: 'l’été à l’œuvre',
      charset: 'windows-1252',
    })
  })

  test('where the source is Arabic it is windows-1256', () => {
    expect(decode(encode('مرحبا', arabic), undefined, { arabic: true })).toEqual({
      text: 'مرحبا',
      charset: 'windows-1256',
    })
  })

  test.each([
    '<html lang="ar">',
    "<html dir='rtl' lang='ar-MA'>",
    '<rss xml:lang="ar">',
    '<language>ar</language>',
    '<dc:language><![CDATA[ar-ma]]></dc:language>',
    '<news:language>ar</news:language>',
  ])('and where it says so itself: %s', (head) => {
    expect(decode(encode(`${head}مرحبا`, arabic), undefined).text).toBe(`${head}مرحبا`)
  })

  test.each(['<html lang="arn">', '<html lang="fr">', '<language>argot</language>'])(
    'but not for %s',
    (head) => {
      expect(decode(encode(`${head}été`), undefined).text).toBe(`${head}été`)
    },
  )

  test('two bytes a letter are UTF-16', () => {
    const text = '<?xml version="1.0"?><a>été</a>'
    const little = Uint8Array.from([...text].flatMap((letter) => [letter.charCodeAt(0), 0]))
    const big = Uint8Array.from([...text].flatMap((letter) => [0, letter.charCodeAt(0)]))
    expect(decode(little, undefined)).toEqual({ text, charset: 'utf-16le' })
    expect(decode(big, undefined)).toEqual({ text, charset: 'utf-16be' })
  })
})

describe('a few broken bytes', () => {
  test('spoil none of the other letters', () => {
    const bytes = Uint8Array.from([...utf8.encode('L’été à Fès, en été'), 0xff, ...utf8.encode(' déjà')])
    expect(decode(bytes, undefined)).toEqual({ text: 'L’été à Fès, en été\ufffd déjà', charset: 'utf-8' })
  })

  test('do not disprove a charset of many bytes a letter that explains the rest', () => {
    const letters = Array.from({ length: 30 }, () => [0x93, 0xfa, 0x96, 0x7b]).flat()
    const japanese = Uint8Array.from([...letters, 0xff, 0x3c])
    const header = 'text/xml; charset=shift_jis'
    expect(decode(japanese, header)).toEqual({ text: `${'日本'.repeat(30)}\ufffd<`, charset: 'shift_jis' })
    const nonsense = Uint8Array.from([...letters.slice(0, 8), 0xff, 0x3c])
    expect(decode(nonsense, header).charset).toBe('windows-1252')
  })

  test('at the end are a body that broke off', () => {
    const whole = utf8.encode('été à Fès déjà é')
    expect(decode(whole.subarray(0, -1), 'text/xml; charset=utf-8').charset).toBe('utf-8')
  })

  test('among as many whole letters are not UTF-8', () => {
    const bytes = Uint8Array.from([0xe9, 0x20, 0xc3, 0xa9, 0x20, 0xe8, 0x20])
    expect(decode(bytes, undefined).charset).toBe('windows-1252')
  })
})

test('no bytes are an empty text', () => {
  expect(decode(new Uint8Array(), undefined)).toEqual({ text: '', charset: 'utf-8' })
})

test('any text comes back from UTF-8, whatever the header says', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(undefined, 'utf-8', 'iso-8859-1', 'windows-1256', 'x'),
      (text, charset) => {
        fc.pre(!text.startsWith('\ufeff'))
        expect(decode(utf8.encode(text), charset && `text/xml; charset=${charset}`).text).toBe(text)
      },
    ),
  )
})

test('no bytes make it throw', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      fc.string(),
      fc.boolean(),
      (bytes, contentType, isArabic) => {
        expect(typeof decode(bytes, `text/xml; charset=${contentType}`, { arabic: isArabic }).text).toBe(
          'string',
        )
      },
    ),
  )
})
