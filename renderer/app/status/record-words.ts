import type { TFunction } from 'i18next'
import type { PendingRecord } from '../../../shared/contract/ipc.ts'
import { amountLabel, clockText, dateTimeText } from '../../ui/words.ts'
import { ownZone } from '../../ui/zone.ts'

/** A value inside a payload; the outbox wrote it, but the window takes nothing on trust. */
function inside(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    value,
  )
}

/** What a waiting record is, in a person's words. */
export function recordWords(t: TFunction, { type, payload }: PendingRecord): string {
  const zone = ownZone()
  if (type === 'postSegment' || type === 'postSegmentOver') {
    const from = inside(payload, 'segment', 'startMs')
    const to = inside(payload, 'segment', 'endMs')
    if (typeof from === 'number' && typeof to === 'number') {
      return t('outbox.record.postSegmentAt', {
        from: dateTimeText(from, zone),
        to: clockText(to, zone),
      })
    }
  }
  if (type === 'requestMilestone') {
    const amount = inside(payload, 'amount')
    const currency = inside(payload, 'currency')
    if (typeof amount === 'string' && typeof currency === 'string') {
      return t('outbox.record.requestMilestoneOf', { amount: amountLabel({ amount, currency }) })
    }
  }
  return t(`outbox.record.${type}`)
}
