import { expect, test } from 'vitest'
import { createWords } from '../../../shared/words/words.ts'
import { askRecord, recordOf } from '../../replica/sample-rows.ts'
import { recordWords } from './record-words.ts'

const { t } = createWords('en')

test('Y3: a record says what it is', () => {
  expect(recordWords(t, askRecord(1))).toBe('Milestone request, USD 120.50')
})

test.each([null, 7, {}, { segment: { startMs: 'x' } }])(
  'Y3: a payload that cannot be read, %j, still has a name',
  (payload) => expect(recordWords(t, recordOf(1, 'postSegment', payload))).toBe('Tracked time'),
)
