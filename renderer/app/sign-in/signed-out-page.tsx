import { useTranslation } from 'react-i18next'
import { Frame } from '../shell/frame.tsx'
import { Notices } from '../shell/notices.tsx'
import { useApp } from '../state/app-store.ts'
import { StatusFoot } from '../status/status-foot.tsx'
import { PlainTimer } from '../timer/plain-timer.tsx'
import classes from './sign-in.module.css'
import { SignInCard } from './sign-in-card.tsx'

/** Signed out: the timer goes on, what waits is counted, and signing in stands beside them (Y6). */
export function SignedOutPage() {
  const { t } = useTranslation()
  const name = useApp((app) => app.lastAccount?.name ?? null)
  return (
    <Frame foot={<StatusFoot asksToSignIn={false} />}>
      <Notices />
      <div className={classes.besideTimer}>
        <PlainTimer />
        <section className={classes.again} aria-label={t('signIn.button')}>
          <SignInCard
            title={t('outbox.signedOutTitle')}
            lead={name === null ? t('outbox.signedOutText') : t('signIn.leadAgain', { name })}
          />
        </section>
      </div>
    </Frame>
  )
}
