import { Button, Kbd } from '@mantine/core'
import { IconPlayerPlayFilled, IconPlayerStopFilled } from '@tabler/icons-react'
import { type RefObject, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './timer.module.css'

type BigButtonProps = { running: boolean; disabled: boolean; busy: boolean; onPress: () => void }

/** Start or Stop; Space presses it too. */
export function BigButton({ running, disabled, busy, onPress }: BigButtonProps) {
  const { t } = useTranslation()
  const button = useRef<HTMLButtonElement>(null)
  useSpaceBar(button)
  const Icon = running ? IconPlayerStopFilled : IconPlayerPlayFilled
  return (
    <Button
      ref={button}
      size="lg"
      variant={running ? 'default' : 'filled'}
      className={classes.button ?? ''}
      leftSection={<Icon size={18} aria-hidden="true" />}
      rightSection={
        <Kbd size="xs" aria-hidden="true">
          {t('timer.space')}
        </Kbd>
      }
      disabled={disabled}
      loading={busy}
      aria-keyshortcuts="Space"
      onClick={onPress}
    >
      {running ? t('timer.stop') : t('timer.start')}
    </Button>
  )
}

/** Elements that have their own use for the key. */
const TAKES_SPACE = 'input, textarea, select, button, a, summary, [role], [contenteditable]'

/**
 * Space presses the big button, unless the focus is on something that takes it.
 * It presses the button itself, so that what the button refuses the key refuses too.
 */
function useSpaceBar(button: RefObject<HTMLButtonElement | null>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.code !== 'Space' || event.repeat || event.ctrlKey || event.altKey || event.metaKey)
        return
      if (event.target instanceof Element && event.target.closest(TAKES_SPACE)) return
      event.preventDefault()
      button.current?.click()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [button])
}
