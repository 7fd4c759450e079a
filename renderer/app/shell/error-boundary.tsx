import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { Translation } from 'react-i18next'
import { Note } from '../../ui/note.tsx'

/** A fault in the window's own drawing: said plainly; main tracks and sends on all the same. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <Translation>
        {(t) => (
          <main style={{ padding: 24 }}>
            <Note
              tone="risk"
              role="alert"
              title={t('shell.crash.window')}
              actions={
                <Button variant="default" onClick={() => location.reload()}>
                  {t('shell.crash.reloadWindow')}
                </Button>
              }
            />
          </main>
        )}
      </Translation>
    )
  }
}
