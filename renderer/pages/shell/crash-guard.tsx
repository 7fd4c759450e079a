import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Note } from '../../ui/note.tsx'
import styles from './bare-page.module.css'

type CrashGuardProps = { children: ReactNode }

/** A fault of these pages shows as a sentence and a way on, never as an empty window. */
export class CrashGuard extends Component<CrashGuardProps, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    return this.state.failed ? <Crashed /> : this.props.children
  }
}

function Crashed() {
  const { t } = useTranslation()
  const reload = (
    <Button variant="default" size="xs" onClick={() => window.location.reload()}>
      {t('shell.crash.reload')}
    </Button>
  )
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>{t('shell.crash.title')}</h1>
      <Note tone="risk" role="alert" actions={reload}>
        {t('shell.crash.body')}
      </Note>
    </main>
  )
}
