import { expect, test } from 'vitest'
import { parseNotifyCalls } from './notifications.ts'

const call = (summary: string, body: string) => `method call time=1 sender=:1.7 -> \
destination=:1.3 serial=9 path=/org/freedesktop/Notifications; \
interface=org.freedesktop.Notifications; member=Notify
   string "Milepost"
   uint32 0
   string ""
   string "${summary}"
   string "${body}"
   array [
      string "default"
   ]
`

test('N1 the recorder reads quotes and line ends inside a notification', () => {
  const text = call('Milestone released', 'USD 40.00 for "Logo"\nBalance USD 80.00')
  expect(parseNotifyCalls(text)).toEqual([
    { summary: 'Milestone released', body: 'USD 40.00 for "Logo"\nBalance USD 80.00' },
  ])
})

test('N2 the recorder counts each call once, and leaves half a call for later', () => {
  const text = call('One', 'a') + call('Two', 'b')
  expect(parseNotifyCalls(text.slice(0, -60)).map(({ summary }) => summary)).toEqual(['One'])
  expect(parseNotifyCalls(text).map(({ summary }) => summary)).toEqual(['One', 'Two'])
})
