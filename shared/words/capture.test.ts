import { expect, test } from 'vitest'
import { captureReasonText } from './capture.ts'
import { createWords } from './words.ts'

const english = createWords('en')

test.each([
  [{ reason: null }, null],
  [{ reason: 'noDisplay' }, 'No display is connected.'],
  [{ reason: 'someBlank', blankDisplays: 2 }, '2 displays were blank and are not shown.'],
  // As versions before 0.4.0 wrote it.
  [{ reason: '1 of 2 displays were blank.' }, '1 of 2 displays were blank.'],
])('S3: %j is said as its reason', (record, text) => {
  expect(captureReasonText(english, record)).toBe(text)
})
