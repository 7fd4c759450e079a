import { useTranslation } from 'react-i18next'
import { durationWords } from './duration.ts'

/** The length as words, for labels and sentences: `7 h 40 min`. */
export function useDurationText(): (ms: number) => string {
  const { t } = useTranslation()
  return (ms) => {
    const { key, hours, minutes } = durationWords(ms)
    return t(key, { hours, minutes })
  }
}

/** A length of time, milliseconds in, `7 h 40 min` out, digits of one width. */
export function DurationText({ ms }: { ms: number }) {
  return <span className="mp-figure">{useDurationText()(ms)}</span>
}
