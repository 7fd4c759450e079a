import { CloseButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Note } from '../../ui/note.tsx'
import type { Tone } from '../../ui/palette.ts'
import { clockText } from '../../ui/words.ts'
import { ownZone } from '../../ui/zone.ts'
import { call } from '../bridge.ts'
import { useApp } from '../state/app-store.ts'
import classes from './notices.module.css'

const TONES: Record<string, Tone> = {
  recovered: 'accent',
  clockStep: 'neutral',
  storageTrouble: 'risk',
  sessionRefused: 'risk',
}

/** What the app itself has to tell, each until it is dismissed. */
export function Notices() {
  const { t } = useTranslation()
  const notices = useApp((app) => app.notices)
  if (notices.length === 0) return null
  return (
    <section aria-label={t('notices.inApp.label')} className={classes.notices}>
      {notices.map(({ id, kind, atMs, text }) => (
        <Note
          key={id}
          tone={TONES[kind] ?? 'attention'}
          role="status"
          title={`${t(`notices.inApp.kind.${kind}`)} · ${clockText(atMs, ownZone())}`}
          actions={
            <CloseButton
              aria-label={t('notices.inApp.dismiss')}
              onClick={() => void call('app.dismissNotice', { id })}
            />
          }
        >
          <p>{text}</p>
        </Note>
      ))}
    </section>
  )
}
