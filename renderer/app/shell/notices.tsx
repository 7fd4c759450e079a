import { CloseButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { AppNotice } from '../../../shared/contract/ipc.ts'
import { sayAppNotice } from '../../../shared/words/app-notice.ts'
import { Note } from '../../ui/note.tsx'
import type { Tone } from '../../ui/palette.ts'
import { clockText, words } from '../../ui/words.ts'
import { ownZone } from '../../ui/zone.ts'
import { call } from '../bridge.ts'
import { useApp } from '../state/app-store.ts'
import classes from './notices.module.css'

const TONES: Partial<Record<AppNotice['kind'], Tone>> = {
  recovered: 'accent',
  clockStep: 'neutral',
  filedBefore: 'accent',
  serverRefused: 'risk',
  damagedFile: 'risk',
  damagedRecords: 'risk',
  unknownRecords: 'risk',
  diskFull: 'risk',
  unwritable: 'risk',
  settingsNoRoom: 'risk',
  settingsUnwritten: 'risk',
  startRefused: 'risk',
  notStarted: 'risk',
  handedOver: 'risk',
}

/** What the app itself has to tell, each until it is dismissed. */
export function Notices() {
  const { t } = useTranslation()
  const notices = useApp((app) => app.notices)
  if (notices.length === 0) return null
  return (
    <section aria-label={t('notices.inApp.label')} className={classes.notices}>
      {notices.map((notice) => (
        <AppNoticeNote key={notice.id} notice={notice} />
      ))}
    </section>
  )
}

function AppNoticeNote({ notice }: { notice: AppNotice }) {
  const { t } = useTranslation()
  const { id, kind, atMs } = notice
  const { title, text } = sayAppNotice(words(), notice)
  return (
    <Note
      tone={TONES[kind] ?? 'attention'}
      role="status"
      title={`${title} · ${clockText(atMs, ownZone())}`}
      actions={
        <CloseButton
          aria-label={t('notices.inApp.dismiss')}
          onClick={() => void call('app.dismissNotice', { id })}
        />
      }
    >
      <p>{text}</p>
    </Note>
  )
}
