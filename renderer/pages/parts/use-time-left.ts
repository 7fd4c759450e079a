import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Says how long it is until an instant, `3 d 4 h left`; renewed each minute. */
export function useTimeLeft(): (untilMs: number) => string {
  const { t } = useTranslation()
  const [nowMs, setNowMs] = useState(() => Date.now())
  useEffect(() => {
    const timer = window.setInterval(() => setNowMs(Date.now()), MINUTE_MS)
    return () => window.clearInterval(timer)
  }, [])
  return (untilMs) => {
    const left = timeLeft(untilMs, nowMs)
    if (!left) return t('durations.left.over')
    if (left.days > 0) return t('durations.left.days', left)
    return left.hours > 0 ? t('durations.left.hours', left) : t('durations.left.minutes', left)
  }
}

/** How long until an instant, in the two largest units, cut down; nothing left is null. */
export function timeLeft(
  untilMs: number,
  nowMs: number,
): { days: number; hours: number; minutes: number } | null {
  const leftMs = untilMs - nowMs
  if (leftMs <= 0) return null
  const days = Math.floor(leftMs / DAY_MS)
  const hours = Math.floor((leftMs % DAY_MS) / HOUR_MS)
  return { days, hours, minutes: days > 0 ? 0 : Math.floor((leftMs % HOUR_MS) / MINUTE_MS) }
}
