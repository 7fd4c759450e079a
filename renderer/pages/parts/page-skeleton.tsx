import { Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import styles from './parts.module.css'

/** Where content is about to stand: the shape of a title and a few rows. */
export function PageSkeleton({ rows = 3 }: { rows?: number }) {
  const { t } = useTranslation()
  return (
    <div className={styles.skeleton} role="status">
      <span className="mp-unseen">{t('shell.loading')}</span>
      <Skeleton height={28} width="40%" />
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
        <Skeleton key={index} height={64} />
      ))}
    </div>
  )
}
