import { Anchor } from '@mantine/core'
import { IconMapPinOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from './page.tsx'

/** An address that no page has. */
export function NotFoundPage() {
  const { t } = useTranslation()
  return (
    <Page name={t('shell.notFound')} title={t('shell.notFound')}>
      <EmptyState icon={<IconMapPinOff />} title={t('shell.notFoundBody')}>
        <Anchor component={Link} href="/projects">
          {t('shell.toProjects')}
        </Anchor>
      </EmptyState>
    </Page>
  )
}
