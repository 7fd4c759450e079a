import { Modal } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { holdToasts } from '../shell/toast-store.ts'
import styles from './dialog.module.css'

type DialogProps = {
  title: string
  /** Nothing closes it while a payment is on its way. */
  busy?: boolean
  onClose: () => void
  children: ReactNode
  /** Mark the harmless button with `data-autofocus`: the dangerous one is never focused first. */
  buttons: ReactNode
}

/** A popup that asks. The focus comes back to where it was, or to the page when that is gone. */
export function Dialog({ title, busy = false, onClose, children, buttons }: DialogProps) {
  const { t } = useTranslation()
  useEffect(() => {
    const before = document.activeElement
    return () => {
      const back = before?.isConnected ? before : document.getElementById('content')
      if (back instanceof HTMLElement) back.focus({ preventScroll: true })
    }
  }, [])
  useEffect(holdToasts, [])
  return (
    <Modal.Root
      opened
      centered
      onClose={() => !busy && onClose()}
      transitionProps={{ duration: 0 }}
      returnFocus={false}
    >
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body className={styles.body}>
          <div className={styles.head}>
            <Modal.Title className={styles.title}>{title}</Modal.Title>
            <Modal.CloseButton aria-label={t('shell.closeQuestion')} disabled={busy} />
          </div>
          {children}
          <div className={styles.buttons}>{buttons}</div>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
