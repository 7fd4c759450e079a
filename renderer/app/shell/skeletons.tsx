import { Skeleton, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { PageShell } from '../../ui/page-shell.tsx'

/** A page that is being read: its rhythm without its words. */
export function PageSkeleton() {
  const { t } = useTranslation()
  return (
    <PageShell
      title={
        <>
          <span className="mp-unseen">{t('shell.loading')}</span>
          <Skeleton height={28} width={200} />
        </>
      }
    >
      <ListSkeleton />
    </PageShell>
  )
}

/** Rows that are being read. */
export function ListSkeleton() {
  return (
    <Stack gap={8} aria-busy="true">
      <Skeleton height={64} />
      <Skeleton height={64} />
      <Skeleton height={64} />
    </Stack>
  )
}
