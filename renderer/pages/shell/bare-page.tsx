import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './bare-page.module.css'
import { usePageName } from './page.tsx'

type BarePageProps = { title: string; lead?: string; children: ReactNode }

/** A page outside the shell: one small column, the product's name above. */
export function BarePage({ title, lead, children }: BarePageProps) {
  const { t } = useTranslation()
  usePageName(title)
  return (
    <main className={styles.page}>
      <div className={styles.brand} aria-hidden="true">
        {t('shell.productName')}
      </div>
      <div className={styles.head}>
        <h1 className={styles.title}>{title}</h1>
        {lead !== undefined && <p className={styles.lead}>{lead}</p>}
      </div>
      {children}
    </main>
  )
}
