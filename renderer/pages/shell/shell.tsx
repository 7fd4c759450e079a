import { Anchor } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useRoute } from 'wouter'
import type { Balance } from '../../../shared/contract/entities.ts'
import { useLive } from '../api/use-live.ts'
import { useAccount } from './account.tsx'
import { AccountCorner } from './account-corner.tsx'
import { BalanceCorner } from './balance-corner.tsx'
import styles from './shell.module.css'
import { Toasts } from './toasts.tsx'

/** What frames every signed-in page: where one can go, the balance at top right, the news. */
export function Shell({ balances, children }: { balances: Balance[]; children: ReactNode }) {
  const { t } = useTranslation()
  const { role } = useAccount()
  useLive()
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        {t('shell.skipToContent')}
      </a>
      <header className={styles.header}>
        <div className={styles.bar}>
          <Anchor component={Link} href="/" className={styles.brand} underline="never">
            {t('shell.productName')}
          </Anchor>
          <nav className={styles.nav} aria-label={t('shell.navigation')}>
            {role === 'arbiter' ? (
              <NavLink href="/" pattern={/^\/(disputes\/|$)/} label={t('disputes.title')} />
            ) : (
              <>
                <NavLink href="/" pattern="/" label={t('dashboard.title')} />
                <NavLink href="/projects" pattern="/projects/*?" label={t('projects.title')} />
                <NavLink
                  href="/finances"
                  pattern={/^\/(finances|invoices|disputes)(\/|$)/}
                  label={role === 'employer' ? t('finances.title') : t('finances.dashboard')}
                />
              </>
            )}
          </nav>
          <div className={styles.mine}>
            {role !== 'arbiter' && <BalanceCorner balances={balances} />}
            <AccountCorner />
          </div>
        </div>
      </header>
      <main id="content" className={styles.main} tabIndex={-1}>
        {children}
      </main>
      <Toasts />
    </div>
  )
}

type NavLinkProps = {
  href: string
  /** Every address that belongs to it. */
  pattern: string | RegExp
  label: string
}

function NavLink({ href, pattern, label }: NavLinkProps) {
  const [here] = useRoute(pattern)
  return (
    <Link href={href} className={styles.link} {...(here ? { 'aria-current': 'page' } : {})}>
      {label}
    </Link>
  )
}
