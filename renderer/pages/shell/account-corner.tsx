import { Button } from '@mantine/core'
import { IconDevices, IconLogout, IconUser } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { signOut } from '../api/session.ts'
import { say } from '../parts/say.ts'
import { useAccount } from './account.tsx'
import styles from './corner.module.css'
import { CornerPopover } from './corner-popover.tsx'
import { toast } from './toast-store.ts'

/** Who is signed in, where else they are, and the way out. */
export function AccountCorner() {
  const { t } = useTranslation()
  const { name, email } = useAccount()
  const leave = async (): Promise<void> => {
    const result = await signOut()
    // A full load: nothing of this account stays in the page's memory.
    if (result.ok) window.location.assign('/')
    else toast({ tone: 'risk', text: say(t, result.error).title })
  }
  return (
    <CornerPopover
      name={t('shell.accountMenu', { name })}
      icon={<IconUser size={16} aria-hidden />}
      face={<span className={`${styles.wide} ${styles.name}`}>{name}</span>}
    >
      {(close) => (
        <>
          <div>
            <div className={styles.strong}>{name}</div>
            <div className={styles.email}>{email}</div>
          </div>
          <Button
            component={Link}
            href="/sessions"
            variant="default"
            leftSection={<IconDevices size={16} aria-hidden />}
            onClick={close}
          >
            {t('shell.sessions')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconLogout size={16} aria-hidden />}
            onClick={() => void leave()}
          >
            {t('shell.signOut')}
          </Button>
        </>
      )}
    </CornerPopover>
  )
}
