import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../state/use-call.ts'

/** A refused record: send it again, or put it away for good, which is asked twice (Y3). */
export function RecordActions({ id, about }: { id: string; about: string }) {
  const { t } = useTranslation()
  const [sure, setSure] = useState(false)
  const retry = useCall('commands.retry')
  const discard = useCall('commands.discard')
  const busy = retry.busy || discard.busy
  const say = sure ? t('outbox.discardSure') : t('outbox.discard')
  return (
    <>
      <Button
        size="xs"
        variant="default"
        disabled={busy}
        aria-label={`${t('outbox.retry')}: ${about}`}
        onClick={() => void retry.run({ id })}
      >
        {t('outbox.retry')}
      </Button>
      <Button
        size="xs"
        variant={sure ? 'light' : 'subtle'}
        color={sure ? 'red' : 'gray'}
        disabled={busy}
        aria-label={`${say}: ${about}`}
        onClick={() => (sure ? void discard.run({ id }) : setSure(true))}
        onBlur={() => setSure(false)}
      >
        {say}
      </Button>
    </>
  )
}
