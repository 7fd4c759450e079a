import { expect, test } from 'vitest'
import { isBlank, line, memoText, text } from './text.ts'

test.each([
  ['Logo, second draft'],
  ['שלום, العربية, 你好, हिन्दी'],
  ['👩‍👩‍👧 and 🇲🇾'],
  ['cafe\u0301'],
  ['a\u200bb'],
  [''],
])('M2: %j is kept exactly', (written) => {
  expect(text(100).parse(written)).toBe(written)
  expect(line(100).parse(written)).toBe(written)
})

test.each([
  ['half a surrogate pair', 'a\ud800b'],
  ['the other half', 'a\udc00'],
  ['NUL', 'a\u0000b'],
  ['an escape', 'a\u001b[31m'],
  ['a delete', 'a\u007f'],
  ['a turn to the left', 'invoice\u202efdp.exe'],
  ['an isolate', 'a\u2067b'],
])('M2: %s is refused, and says which field', (_, written) => {
  for (const schema of [text(100), line(100)]) {
    const read = schema.safeParse(written)
    expect(read.success ? [] : read.error.issues.map(({ message }) => message)).toEqual([
      'text_unreadable',
    ])
  }
})

test.each(['a\nb', 'a\r\nb', 'a\tb', 'a\u2028b'])('A1: a name has one line: %j', (written) => {
  expect(text(100).parse(written)).toBe(written)
  const read = line(100).safeParse(written)
  expect(read.success ? [] : read.error.issues.map(({ message }) => message)).toEqual([
    'text_of_one_line',
  ])
})

test.each(['', ' ', '\n\t', '\u200b', '\u200b \u2060', '\u3164', '\u2800', '\u00ad'])(
  'M2: %j says nothing',
  (written) => {
    expect(isBlank(written)).toBe(true)
  },
)

test.each(['.', '0', '\u200bx', '👍'])('M2: %j says something', (written) => {
  expect(isBlank(written)).toBe(false)
})

test('Y2: a memo costs nobody their time', () => {
  expect(memoText(10).parse('a\u0000b\ud800')).toBe('a\ufffdb\ufffd')
  expect(memoText(10).parse('two\nlines')).toBe('two\nlines')
})
