import { zonedText } from '../../ui/words.ts'
import { zoneName } from '../../ui/zone.ts'
import styles from './parts.module.css'

type ZonedTimeProps = {
  atMs: number
  /** Whose calendar decides: the employer's, for Mondays and Wednesdays (I1, I2). */
  zone: string
  /** The reader's own, beside it where that reads otherwise. */
  ownZone: string
}

/** An instant that something hangs on: in the zone that decides, and in the reader's. */
export function ZonedTime({ atMs, zone, ownZone }: ZonedTimeProps) {
  const there = zonedText(atMs, zone)
  const here = zonedText(atMs, ownZone)
  return (
    <time dateTime={new Date(atMs).toISOString()} className="mp-figure">
      <span className={styles.line}>
        {there} {zoneName(zone)}
      </span>
      {there !== here && (
        <span className={`${styles.line} ${styles.other}`}>
          {here} {zoneName(ownZone)}
        </span>
      )}
    </time>
  )
}
