import { NativeSelect, SegmentedControl, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { version } from '../../../package.json'
import type { AppState } from '../../../shared/contract/ipc.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageShell } from '../../ui/page-shell.tsx'
import { Section } from '../../ui/section.tsx'
import { useApp } from '../state/app-store.ts'
import { useCall } from '../state/use-call.ts'
import { AccountSettings } from './account-settings.tsx'
import classes from './settings.module.css'

const MINUTE_MS = 60_000
const IDLE_MINUTES = [1, 2, 3, 5, 10, 15, 20, 30, 45, 60]
const THEMES = ['system', 'light', 'dark'] as const

/** Settings; each is kept the moment it is changed. */
export function SettingsPage() {
  const { t } = useTranslation()
  const settings = useApp((app) => app.settings)
  const update = useCall('app.updateSettings')
  const idleMinutes = Math.round(settings.idleThresholdMs / MINUTE_MS)
  const choices = [...new Set([...IDLE_MINUTES, idleMinutes])].sort((a, b) => a - b)
  return (
    <PageShell title={t('settings.title')}>
      {update.failure && <ErrorNote failure={update.failure} />}
      <div className={classes.sections}>
        <Section title={t('settings.tracking')}>
          <NativeSelect
            className={classes.field ?? ''}
            label={t('settings.idle')}
            description={t('settings.idleHint')}
            value={String(idleMinutes)}
            data={choices.map((count) => ({
              value: String(count),
              label: t('settings.idleMinutes', { count }),
            }))}
            onChange={(event) =>
              void update.run({ idleThresholdMs: Number(event.currentTarget.value) * MINUTE_MS })
            }
          />
        </Section>
        <Section title={t('settings.appearance')}>
          <SegmentedControl
            className={classes.field ?? ''}
            aria-label={t('settings.theme')}
            value={settings.theme}
            data={THEMES.map((theme) => ({ value: theme, label: t(`settings.themes.${theme}`) }))}
            onChange={(theme) => void update.run({ theme: theme as AppState['settings']['theme'] })}
          />
        </Section>
        <Section title={t('settings.window')}>
          <Switch
            label={t('settings.closeToTray')}
            description={t('settings.closeToTrayHint')}
            checked={settings.closeToTray}
            onChange={(event) => void update.run({ closeToTray: event.currentTarget.checked })}
          />
        </Section>
        <AccountSettings />
        <Section title={t('settings.about')}>
          <p className={classes.line}>{t('settings.version', { version })}</p>
        </Section>
      </div>
    </PageShell>
  )
}
