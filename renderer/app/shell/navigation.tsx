import {
  IconBriefcase,
  IconClockPlay,
  IconLayoutGrid,
  IconReportMoney,
  IconSettings,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import classes from './navigation.module.css'
import { ROUTES } from './routes.ts'

const ENTRIES = [
  { to: ROUTES.timer, word: 'timer.title', icon: IconClockPlay },
  { to: ROUTES.projects, word: 'projects.title', icon: IconBriefcase },
  { to: ROUTES.diary, word: 'diary.title', icon: IconLayoutGrid },
  { to: ROUTES.finances, word: 'finances.dashboard', icon: IconReportMoney },
  { to: ROUTES.settings, word: 'settings.title', icon: IconSettings },
] as const

const isHere = (to: string, location: string): boolean =>
  to === ROUTES.timer ? location === to : location === to || location.startsWith(`${to}/`)

/** The pages. A narrow window shows only the icons; screen readers still get the names. */
export function Navigation() {
  const { t } = useTranslation()
  const [location] = useLocation()
  return (
    <nav aria-label={t('shell.navigation')} className={classes.nav}>
      {ENTRIES.map(({ to, word, icon: Icon }) => (
        <Link
          key={to}
          href={to}
          className={classes.link}
          aria-current={isHere(to, location) ? 'page' : undefined}
          aria-label={t(word)}
          title={t(word)}
        >
          <Icon size={18} stroke={1.75} aria-hidden="true" />
          <span className={classes.word}>{t(word)}</span>
        </Link>
      ))}
    </nav>
  )
}
