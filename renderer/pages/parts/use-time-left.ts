import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { timeLeft } from './zoned-text.ts'

const MINUTE_MS = 60_000

/** Says how long it is until an instant, `3 d 4 h left`, and anew each minute. */
export function useTimeLeft(): (untilMs: number) => string {
  const { t } = useTranslation('employer')
  const [nowMs, setNowMs] = useState(() => Date.now())
  useEffect(() => {
    const timer = window.setInterval(() => setNowMs(Date.now()), MINUTE_MS)
    return () => window.clearInterval(timer)
  }, [])
  return (untilMs) => {
    const left = timeLeft(untilMs, nowMs)
    if (!left) return t('left.over')
    if (left.days > 0) return t('left.days', left)
    return left.hours > 0 ? t('left.hours', left) : t('left.minutes', left)
  }
}
