import { Box, Button, Popover } from '@mantine/core'
import { useWindowEvent } from '@mantine/hooks'
import { IconChevronDown } from '@tabler/icons-react'
import { type PointerEvent, type ReactNode, useState } from 'react'
import styles from './corner.module.css'

type CornerPopoverProps = {
  /** The button's whole name, for those who do not see it. */
  name: string
  face: ReactNode
  icon?: ReactNode
  children: (close: () => void) => ReactNode
}

/**
 * A button at the top right that opens a few lines and a way on. The mouse over it is enough to look;
 * only a click or a key brings the focus in and keeps it open.
 */
export function CornerPopover({ name, face, icon, children }: CornerPopoverProps) {
  const [shown, setShown] = useState<'no' | 'looked at' | 'opened'>('no')
  const close = (): void => setShown('no')
  const look = ({ pointerType }: PointerEvent): void => {
    if (pointerType === 'mouse' && shown === 'no') setShown('looked at')
  }
  const leave = (): void => {
    if (shown === 'looked at') close()
  }
  // The focus is elsewhere while the mouse only looks.
  useWindowEvent('keydown', ({ key }) => key === 'Escape' && leave())
  return (
    <Box onPointerEnter={look} onPointerLeave={leave}>
      <Popover
        opened={shown !== 'no'}
        onChange={(opened) => !opened && close()}
        position="bottom-end"
        withinPortal={false}
        trapFocus={shown === 'opened'}
        returnFocus={shown === 'opened'}
      >
        <Popover.Target>
          <Button
            variant="subtle"
            color="gray"
            className={styles.target}
            aria-label={name}
            leftSection={icon}
            rightSection={<IconChevronDown size={14} aria-hidden />}
            onClick={() => setShown(shown === 'opened' ? 'no' : 'opened')}
          >
            {face}
          </Button>
        </Popover.Target>
        <Popover.Dropdown className={styles.dropdown}>{children(close)}</Popover.Dropdown>
      </Popover>
    </Box>
  )
}
