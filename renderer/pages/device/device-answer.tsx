import { Button, Group, Skeleton } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../shared/contract/errors.ts'
import type { DeviceClaimed } from '../../../shared/contract/http.ts'
import { Note } from '../../ui/note.tsx'
import { zonedText } from '../../ui/words.ts'
import { answerDevice, claimDevice, type DeviceCodeError } from '../api/session.ts'
import { Facts } from '../parts/facts.tsx'
import { Message } from '../parts/message.tsx'
import { useAccount } from '../shell/account.tsx'
import styles from './device.module.css'

/** Whose computer asks, from where and since when, what approving means, and the two answers (A2). */
export function DeviceAnswer({ code }: { code: string }) {
  const { t } = useTranslation()
  const { name } = useAccount()
  const queries = useQueryClient()
  const queryKey = ['device', code]
  const found = useQuery({ queryKey, queryFn: () => claimDevice(code), gcTime: 0 })
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
  const { status, ...asked } = found.data.value
  if (status !== 'pending') {
    const done = status
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
      <div className={styles.code}>{code.toUpperCase()}</div>
      <div>
        <p className={styles.question}>{t('device.question')}</p>
        <DeviceFacts {...asked} />
      </div>
      {!asked.sameAddress && (
        <Note tone="attention" title={t('device.otherAddress.title')}>
          {t('device.otherAddress.body')}
        </Note>
      )}
      <div>
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

function DeviceFacts({ computer, address, sameAddress, askedAtMs }: Omit<DeviceClaimed, 'status'>) {
  const { t } = useTranslation()
  const { zone } = useAccount()
  const from = address ?? ''
  return (
    <Facts
      facts={[
        { name: t('device.computer'), value: computer ?? t('device.computerUnknown') },
        { name: t('device.asked'), value: zonedText(askedAtMs, zone) },
        {
          name: t('device.address'),
          value: sameAddress ? t('device.sameAddress', { address: from }) : from,
        },
      ]}
    />
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
