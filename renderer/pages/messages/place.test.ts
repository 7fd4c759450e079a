import { expect, test } from 'vitest'
import { messagesHref, subjectIn } from './place.ts'

const id = '01980000-0000-7000-8000-000000000000'

test('M7 an address names its subject, and reads back as the same', () => {
  const about = { kind: 'milestoneRequest', id } as const
  const [path = '', search = ''] = messagesHref(7, about).split('?')
  expect(path).toBe('/projects/7/messages')
  expect(subjectIn(search)).toEqual(about)
})

test.each(['', 'about=', 'about=milestone', `about=person:${id}`, 'about=milestone:1'])(
  'M7 an address that names nothing we know leads to the project alone: %j',
  (search) => expect(subjectIn(search)).toBeNull(),
)
