import { Button, Group, Skeleton } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../shared/contract/errors.ts'
import { Note } from '../../ui/note.tsx'
import { answerDevice, type DeviceCodeError, lookUpDevice } from '../api/session.ts'
import { Message } from '../parts/message.tsx'
import { useAccount } from '../shell/account.tsx'
import styles from './device.module.css'

/** The code large, what approving means, and the two answers. */
export function DeviceAnswer({ code }: { code: string }) {
  const { t } = useTranslation()
  const { name } = useAccount()
  const queries = useQueryClient()
  const queryKey = ['device', code]
  const found = useQuery({ queryKey, queryFn: () => lookUpDevice(code), gcTime: 0 })
  const [failure, setFailure] = useState<Failure | DeviceCodeError | null>(null)
  const [busy, setBusy] = useState<'approve' | 'deny' | null>(null)

  const answer = async (chosen: 'approve' | 'deny'): Promise<void> => {
    setBusy(chosen)
    const result = await answerDevice(code, chosen)
    setFailure(result.ok ? null : result.error)
    await queries.invalidateQueries({ queryKey })
    setBusy(null)
  }

  if (!found.data) return <Skeleton height={180} />
  if (!found.data.ok) return <DeviceFailure failure={found.data.error} />
  if (found.data.value !== 'pending') {
    const done = found.data.value
    return (
      <Note
        tone={done === 'approved' ? 'paid' : 'neutral'}
        role="status"
        title={t(`device.done.${done}`)}
      >
        {t(`device.done.${done}Body`)}
      </Note>
    )
  }
  return (
    <div className={styles.answer}>
      <div className={styles.client}>{t('device.client')}</div>
      <div className={styles.code}>{code}</div>
      <div>
        <p className={styles.question}>{t('device.question')}</p>
        <p>{t('device.consequence', { name })}</p>
        <p className={styles.aside}>{t('device.suspicious')}</p>
      </div>
      {failure && <DeviceFailure failure={failure} />}
      <Group gap="sm" grow>
        <Button
          variant="default"
          loading={busy === 'deny'}
          disabled={busy === 'approve'}
          onClick={() => void answer('deny')}
        >
          {t('device.deny')}
        </Button>
        <Button
          loading={busy === 'approve'}
          disabled={busy === 'deny'}
          onClick={() => void answer('approve')}
        >
          {t('device.approve')}
        </Button>
      </Group>
    </div>
  )
}

function DeviceFailure({ failure }: { failure: Failure | DeviceCodeError }) {
  const { t } = useTranslation()
  if (typeof failure !== 'string') return <Message failure={failure} />
  return (
    <Note tone="risk" role="alert" title={t(`device.${failure}.title`)}>
      {t(`device.${failure}.remedy`)}
    </Note>
  )
}
