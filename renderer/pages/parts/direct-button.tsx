import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { CommandPayload, CommandType } from '../../../shared/contract/commands.ts'
import { useDirect } from '../api/use-direct.ts'

type DirectButtonProps<T extends CommandType> = {
  type: T
  payload: CommandPayload<T>
  /** The button's whole name, with what it is about. */
  name: string
  /** What is told when it is applied. */
  done: string
  primary?: boolean
  children: ReactNode
}

/** A button that does one thing at once: nothing it does is hard to mend. */
export function DirectButton<T extends CommandType>(props: DirectButtonProps<T>) {
  const { type, payload, name, done, primary = false, children } = props
  const { send, busy } = useDirect(type)
  return (
    <Button
      size="xs"
      {...(primary ? {} : { variant: 'default' })}
      aria-label={name}
      loading={busy}
      onClick={() => void send(payload, done)}
    >
      {children}
    </Button>
  )
}
