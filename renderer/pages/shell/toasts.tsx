import { CloseButton } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconAlertTriangle, IconBell, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Tone } from '../../ui/palette.ts'
import { dismissToast, type Toast, useToasts } from './toast-store.ts'
import styles from './toasts.module.css'
import { useToastPlace } from './use-toast-place.ts'

const SHOWN_MS = 12_000

/** Where there is room for only one line of news; more would hide the page. */
const SMALL = '(max-width: 560px), (max-height: 480px)'

const ICONS: Record<Tone, ReactNode> = {
  neutral: <IconInfoCircle size={18} aria-hidden />,
  accent: <IconBell size={18} aria-hidden />,
  attention: <IconBell size={18} aria-hidden />,
  risk: <IconAlertTriangle size={18} aria-hidden />,
  paid: <IconCircleCheck size={18} aria-hidden />,
}

/**
 * News and outcomes in the corner, read out politely; they stay while looked at. In a small window
 * only the newest is shown; the others follow when it has gone.
 */
export function Toasts() {
  const { t } = useTranslation()
  const { toasts, questions } = useToasts()
  const isSmall = useMediaQuery(SMALL, false, { getInitialValueInEffect: false })
  const region = useRef<HTMLElement>(null)
  const shown = questions > 0 ? [] : isSmall ? toasts.slice(-1) : toasts
  const place = useToastPlace(region, shown)
  const waiting = toasts.length - shown.length
  return (
    <section
      ref={region}
      className={styles.region}
      data-place={place}
      aria-label={t('notices.title')}
      aria-live="polite"
    >
      {shown.map((one) => (
        <ToastLine key={one.id} toast={one} waiting={waiting} />
      ))}
    </section>
  )
}

function ToastLine({ toast, waiting }: { toast: Toast; waiting: number }) {
  const { t } = useTranslation()
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
        <div className={styles.last}>
          {toast.href && (
            <Link href={toast.href} onClick={() => dismissToast(toast.id)}>
              {t('notices.open')}
            </Link>
          )}
          {waiting > 0 && (
            <span className={styles.detail}>{t('notices.earlier', { count: waiting })}</span>
          )}
        </div>
      </div>
      <CloseButton
        size="sm"
        aria-label={t('notices.dismiss')}
        onClick={() => dismissToast(toast.id)}
      />
    </div>
  )
}
