import { Button, Popover } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import styles from './corner.module.css'

type CornerPopoverProps = {
  /** The button's whole name, for those who do not see it. */
  name: string
  face: ReactNode
  icon?: ReactNode
  children: (close: () => void) => ReactNode
}

/** A button at the top right that opens a few lines and a way on. */
export function CornerPopover({ name, face, icon, children }: CornerPopoverProps) {
  const [opened, setOpened] = useState(false)
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      withinPortal={false}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          className={styles.target}
          aria-label={name}
          leftSection={icon}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          onClick={() => setOpened(!opened)}
        >
          {face}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={styles.dropdown}>
        {children(() => setOpened(false))}
      </Popover.Dropdown>
    </Popover>
  )
}
