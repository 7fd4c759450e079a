import { CloseButton } from '@mantine/core'
import { IconAlertTriangle, IconBell, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Tone } from '../../ui/palette.ts'
import { dismissToast, type Toast, useToasts } from './toast-store.ts'
import styles from './toasts.module.css'

const SHOWN_MS = 12_000

const ICONS: Record<Tone, ReactNode> = {
  neutral: <IconInfoCircle size={18} aria-hidden />,
  accent: <IconBell size={18} aria-hidden />,
  attention: <IconBell size={18} aria-hidden />,
  risk: <IconAlertTriangle size={18} aria-hidden />,
  paid: <IconCircleCheck size={18} aria-hidden />,
}

/** News and outcomes in the corner, read out politely; they stay while looked at. */
export function Toasts() {
  const { t } = useTranslation('employer')
  const toasts = useToasts((store) => store.toasts)
  return (
    <section className={styles.region} aria-label={t('notices.title')} aria-live="polite">
      {toasts.map((one) => (
        <ToastLine key={one.id} toast={one} />
      ))}
    </section>
  )
}

function ToastLine({ toast }: { toast: Toast }) {
  const { t } = useTranslation('employer')
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = window.setTimeout(() => dismissToast(toast.id), SHOWN_MS)
    return () => window.clearTimeout(timer)
  }, [held, toast.id])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only holds the time while looked at
    <div
      className={styles.toast}
      data-tone={toast.tone}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className={styles.icon}>{ICONS[toast.tone]}</span>
      <div className={styles.text}>
        <div>{toast.text}</div>
        {toast.detail && <div className={styles.detail}>{toast.detail}</div>}
        {toast.href && (
          <Link href={toast.href} onClick={() => dismissToast(toast.id)}>
            {t('notices.open')}
          </Link>
        )}
      </div>
      <CloseButton
        size="sm"
        aria-label={t('notices.dismiss')}
        onClick={() => dismissToast(toast.id)}
      />
    </div>
  )
}
