import { IconPlayerPauseFilled, IconPlayerRecordFilled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { isSome } from '../../ui/amount.ts'
import { runningTime } from '../../ui/duration.ts'
import { amountLabel } from '../../ui/words.ts'
import { useData } from '../data/data-context.tsx'
import { useApp } from '../state/app-store.ts'
import { useLiveTracker } from '../state/live-tracker.ts'
import { RunningTime } from '../state/running-time.tsx'
import classes from './bar.module.css'
import { ROUTES } from './routes.ts'

/** On every page but the timer's: that time is being tracked, and how much. */
export function RunningPill() {
  const phase = useApp((app) => app.tracker.phase)
  const [location] = useLocation()
  if (phase === 'stopped' || location === ROUTES.timer) return null
  return <Pill running={phase === 'running'} />
}

function Pill({ running }: { running: boolean }) {
  const { t } = useTranslation()
  // The name is for screen readers: one update a minute is enough.
  const time = runningTime(useLiveTracker()?.sessionMs ?? 0)
  const Icon = running ? IconPlayerRecordFilled : IconPlayerPauseFilled
  return (
    <Link
      href={ROUTES.timer}
      className={classes.pill}
      data-tone={running ? 'accent' : 'attention'}
      aria-label={t('timer.pill', { time })}
    >
      <Icon size={12} aria-hidden="true" />
      <RunningTime className="mp-figure" />
    </Link>
  )
}

/** The balance at the top right, the way to the Financial Dashboard. */
export function BalanceLink() {
  const { t } = useTranslation()
  const balances = useData()?.balances ?? []
  const some = balances.filter(({ available }) => isSome(available))
  const [first, ...others] = some.length > 0 ? some : balances
  if (!first) return null
  const amount = amountLabel({ amount: first.available, currency: first.currency })
  return (
    <Link
      href={ROUTES.finances}
      className={classes.balance}
      aria-label={t('shell.balance', { amount })}
    >
      <span className="mp-figure">{amount}</span>
      {some.length > 1 && (
        <span className={classes.more}>{t('shell.balanceMore', { count: others.length })}</span>
      )}
    </Link>
  )
}
