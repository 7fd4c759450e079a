import { useTranslation } from 'react-i18next'
import { Notices } from '../shell/notices.tsx'
import { useApp } from '../state/app-store.ts'
import classes from './sign-in.module.css'
import { SignInCard } from './sign-in-card.tsx'
import { SignedOutPage } from './signed-out-page.tsx'

/** Nobody is signed in: the first page there is, or what goes on without an account's sign-in (Y6). */
export function SignInPage() {
  const isFirst = useApp(({ lastAccount, tracker, pending }) => {
    return lastAccount === null && tracker.phase === 'stopped' && pending.length === 0
  })
  return isFirst ? <FirstPage /> : <SignedOutPage />
}

/** A computer on which nobody has signed in yet. */
function FirstPage() {
  const { t } = useTranslation()
  return (
    <main className={classes.page}>
      <Notices />
      <div className={classes.card}>
        <p className={classes.name}>{t('shell.productName')}</p>
        <SignInCard title={t('signIn.title')} lead={t('signIn.lead')} />
      </div>
    </main>
  )
}
