import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../shared/contract/errors.ts'
import { endSession } from '../api/session.ts'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { toast } from '../shell/toast-store.ts'

/** Signs the account out everywhere but in this browser, after a question. */
export function EndOthers() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const end = async (): Promise<void> => {
    setBusy(true)
    const result = await endSession('others')
    setBusy(false)
    setFailure(result.ok ? null : result.error)
    if (!result.ok) return
    setAsking(false)
    toast({ tone: 'neutral', text: t('sessions.othersEnded') })
    await queries.invalidateQueries({ queryKey: ['sessions'] })
  }
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('sessions.endOthers')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('sessions.endOthersTitle')}
          no={t('sessions.endOthersNo')}
          yes={t('sessions.endOthersYes')}
          busy={busy}
          failure={failure}
          onYes={() => void end()}
          onClose={() => setAsking(false)}
        >
          {t('sessions.endOthersBody')}
        </ConfirmDialog>
      )}
    </>
  )
}
