import {
  IconAlertTriangle,
  IconCloudCheck,
  IconCloudOff,
  IconCloudUpload,
  IconLogout,
  IconShieldX,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppState } from '../../../shared/contract/ipc.ts'
import { useData } from '../data/data-context.tsx'
import { useApp } from '../state/app-store.ts'
import { ConnectionNote } from './connection-note.tsx'
import { OutboxList } from './outbox-list.tsx'
import classes from './status.module.css'

const CONNECTION = {
  online: { tone: 'neutral', icon: IconCloudCheck },
  offline: { tone: 'attention', icon: IconCloudOff },
  blocked: { tone: 'attention', icon: IconShieldX },
  signedOut: { tone: 'attention', icon: IconLogout },
  serverTooNew: { tone: 'attention', icon: IconAlertTriangle },
} as const satisfies Record<AppState['connection'], unknown>

type StatusFootProps = {
  /** Whether it says that nobody is signed in, and offers to; the page itself may do so. */
  asksToSignIn?: boolean
}

/** The foot of every page: the connection, what waits, and what was refused (Y2, Y3). */
export function StatusFoot({ asksToSignIn = true }: StatusFootProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const connection = useApp((app) => app.connection)
  const pending = useApp((app) => app.pending)
  const unread = useData()?.unread ?? 0
  const pictures = useApp((app) => app.picturesWaiting)
  const refused = pending.filter(({ state }) => state === 'refused').length
  const waiting = pending.length - refused
  const { tone, icon: Icon } = CONNECTION[connection]
  const shown = open && pending.length > 0
  return (
    <section aria-label={t('outbox.label')} className={classes.status}>
      {shown && <OutboxList records={pending} />}
      {!shown && (asksToSignIn || connection !== 'signedOut') && <ConnectionNote />}
      <div className={classes.line}>
        <p role="status" className={classes.words}>
          <span className={classes.part} data-tone={tone}>
            <Icon size={16} aria-hidden="true" />
            {t(`outbox.connection.${connection}`)}
          </span>
          {waiting > 0 && (
            <span className={classes.part} data-tone="attention">
              <IconCloudUpload size={16} aria-hidden="true" />
              {t('outbox.waiting', { count: waiting })}
            </span>
          )}
          {refused > 0 && (
            <span className={classes.part} data-tone="risk">
              <IconAlertTriangle size={16} aria-hidden="true" />
              {t('outbox.refused', { count: refused })}
            </span>
          )}
          {pictures > 0 && (
            <span className={classes.quiet}>{t('outbox.pictures', { count: pictures })}</span>
          )}
          {pending.length === 0 && pictures === 0 && (
            <span className={classes.quiet}>{t('outbox.allSent')}</span>
          )}
          {unread > 0 && (
            <span className={classes.part} data-tone="attention">
              <IconAlertTriangle size={16} aria-hidden="true" />
              {t('outbox.unread', { count: unread })}
            </span>
          )}
        </p>
        {pending.length > 0 && (
          <button
            type="button"
            className={classes.toggle}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {open ? t('outbox.hide') : t('outbox.show')}
          </button>
        )}
      </div>
    </section>
  )
}
