import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { spanOfDay } from '../../../shared/time/day.ts'
import { dayText } from '../words.ts'
import { DiaryCell } from './diary-cell.tsx'
import { diaryHours } from './hours.ts'
import type { CapturePicture } from './picture.ts'
import { SegmentDetails } from './segment-details.tsx'
import type { DiarySegment } from './segments.ts'
import classes from './work-diary.module.css'

type WorkDiaryProps = {
  /** The day's, in any order. */
  segments: readonly DiarySegment[]
  /** `2026-11-22`, in the zone. */
  day: string
  zone: string
  Picture: CapturePicture
  /** Opens the latest segment that has a picture, where there is room beside the grid. */
  openLatest?: boolean
}

const latestPictured = (segments: readonly DiarySegment[]): string | null =>
  segments
    .filter(({ capture }) => capture?.outcome === 'taken')
    .reduce<DiarySegment | null>((a, b) => (a && a.startMs > b.startMs ? a : b), null)?.id ?? null

/** The work diary of a day: hours down, six cells across; a cell opens beside, not over. */
export function WorkDiary({ segments, day, zone, Picture, openLatest }: WorkDiaryProps) {
  const { t } = useTranslation()
  const [openId, setOpenId] = useState(() => (openLatest ? latestPictured(segments) : null))
  const open = segments.find(({ id }) => id === openId)
  return (
    <div className={classes.diary} data-open={open !== undefined}>
      <table className={classes.grid}>
        <caption className="mp-unseen">{t('diary.grid', { day: dayText(day) })}</caption>
        <colgroup>
          <col className={classes.hourColumn} />
          <col span={6} />
        </colgroup>
        <tbody>
          {diaryHours(segments, spanOfDay(day, zone), zone).map(({ startMs, label, cells }) => (
            <tr key={startMs} data-empty={cells.every((cell) => cell.length === 0)}>
              <th scope="row" className={`${classes.hour} mp-figure`}>
                {label}
              </th>
              {cells.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place in the hour
                <td key={index} className={classes.place}>
                  {cell.map((segment) => (
                    <DiaryCell
                      key={segment.id}
                      segment={segment}
                      zone={zone}
                      Picture={Picture}
                      open={segment.id === openId}
                      onOpen={() => setOpenId(segment.id === openId ? null : segment.id)}
                    />
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {open && (
        <SegmentDetails
          key={open.id}
          segment={open}
          zone={zone}
          Picture={Picture}
          onClose={() => setOpenId(null)}
        />
      )}
    </div>
  )
}
