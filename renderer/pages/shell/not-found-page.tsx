import { Anchor } from '@mantine/core'
import { IconMapPinOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from './page.tsx'

/** An address that no page has. */
export function NotFoundPage() {
  const { t } = useTranslation('employer')
  return (
    <Page name={t('app.notFound')} title={t('app.notFound')}>
      <EmptyState icon={<IconMapPinOff />} title={t('app.notFoundBody')}>
        <Anchor component={Link} href="/projects">
          {t('app.toProjects')}
        </Anchor>
      </EmptyState>
    </Page>
  )
}
