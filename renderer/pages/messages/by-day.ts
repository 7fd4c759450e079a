import type { Message } from '../../../shared/contract/entities.ts'
import { localDay } from '../../../shared/time/day.ts'

/** The messages of one calendar day, `2026-11-22`. */
export type MessageDay = { day: string; messages: Message[] }

/** The conversation cut at every midnight of a zone, oldest first (M7). */
export function messagesByDay(messages: readonly Message[], zone: string): MessageDay[] {
  const days: (MessageDay & { endMs: number })[] = []
  for (const message of messages.toSorted((a, b) => a.sentAtMs - b.sentAtMs)) {
    const last = days.at(-1)
    if (last && message.sentAtMs < last.endMs) last.messages.push(message)
    else {
      const { isoDate, endMs } = localDay(message.sentAtMs, zone)
      days.push({ day: isoDate, endMs, messages: [message] })
    }
  }
  return days.map(({ day, messages: ofDay }) => ({ day, messages: ofDay }))
}
