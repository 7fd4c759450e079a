import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconLogout, IconUser } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { signOut } from '../api/session.ts'
import { say } from '../parts/say.ts'
import { useAccount } from './account.tsx'
import styles from './menus.module.css'
import { toast } from './toast-store.ts'

/** Who is signed in, and the way out. */
export function AccountMenu() {
  const { t } = useTranslation('employer')
  const { name, email } = useAccount()
  const leave = async (): Promise<void> => {
    const result = await signOut()
    // A full load: nothing of this account stays in the page's memory.
    if (result.ok) window.location.assign('/')
    else toast({ tone: 'risk', text: say(t, result.error).title })
  }
  return (
    <Menu position="bottom-end" withinPortal={false}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          className={styles.target}
          aria-label={t('app.accountMenu', { name })}
          leftSection={<IconUser size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden className={styles.wide} />}
        >
          <span className={`${styles.wide} ${styles.name}`}>{name}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={styles.dropdown}>
        <Menu.Label className={styles.label}>
          <span className={styles.strong}>{name}</span>
          <span>{email}</span>
        </Menu.Label>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void leave()}>
          {t('app.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
