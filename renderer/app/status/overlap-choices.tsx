import { Button, Radio } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { commandContract } from '../../../shared/contract/commands.ts'
import type { PendingRecord } from '../../../shared/contract/ipc.ts'
import { type OverlapChoice, overlapChoices } from '../../../shared/tracking/settle-overlap.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { useData } from '../data/data-context.tsx'
import { useCall } from '../state/use-call.ts'
import { type SharedTime, useChoiceWords } from './overlap-words.ts'
import classes from './status.module.css'

/** The segment of a refused record and what it shares its time with; null when that is not the reason. */
export function sharedTime({ payload, error }: PendingRecord): SharedTime | null {
  if (error?.code !== 'segment_overlaps' || !error.overlaps?.length) return null
  const read = commandContract.postSegment.payload.safeParse(payload)
  return read.success ? { segment: read.data.segment, inTheWay: error.overlaps } : null
}

type OverlapChoicesProps = SharedTime & { id: string; about: string }

/** Asks which of two records of the same time counts, and says first what each answer does (T11). */
export function OverlapChoices({ id, about, segment, inTheWay }: OverlapChoicesProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const [choice, setChoice] = useState<OverlapChoice | null>(null)
  const settle = useCall('commands.settleOverlap')
  const words = useChoiceWords({ segment, inTheWay }, useData()?.projects ?? [])
  if (!open) {
    return (
      <Button
        size="xs"
        variant="default"
        aria-label={`${t('outbox.overlap.open')}: ${about}`}
        onClick={() => setOpen(true)}
      >
        {t('outbox.overlap.open')}
      </Button>
    )
  }
  return (
    <div className={classes.overlap}>
      <Radio.Group
        label={t('outbox.overlap.question')}
        description={words.both}
        value={choice}
        onChange={(value) => setChoice(value as OverlapChoice)}
      >
        <div className={classes.choices}>
          {overlapChoices.map((each) => (
            <Radio
              key={each}
              value={each}
              disabled={!words.isPossible(each)}
              label={t(`outbox.overlap.${each}.label`)}
              description={words.effectOf(each)}
            />
          ))}
        </div>
      </Radio.Group>
      {settle.failure && <ErrorNote failure={settle.failure} />}
      <div className={classes.settle}>
        <Button size="xs" variant="subtle" color="gray" onClick={() => setOpen(false)}>
          {t('outbox.overlap.later')}
        </Button>
        <Button
          size="xs"
          disabled={choice === null}
          loading={settle.busy}
          onClick={() => choice && void settle.run({ id, choice })}
        >
          {t('outbox.overlap.settle')}
        </Button>
      </div>
    </div>
  )
}
