import { Button, Kbd } from '@mantine/core'
import { IconPlayerPlayFilled, IconPlayerStopFilled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './timer.module.css'

type BigButtonProps = { running: boolean; disabled: boolean; busy: boolean; onPress: () => void }

/** Start or Stop; Space presses it too. */
export function BigButton({ running, disabled, busy, onPress }: BigButtonProps) {
  const { t } = useTranslation()
  const Icon = running ? IconPlayerStopFilled : IconPlayerPlayFilled
  return (
    <Button
      data-big-button
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
