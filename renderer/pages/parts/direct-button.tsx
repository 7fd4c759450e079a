import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommandPayload, CommandType } from '../../../shared/contract/commands.ts'
import { commands } from '../api/commands.ts'
import { toast } from '../shell/toast-store.ts'
import { say } from './say.ts'

type DirectButtonProps<T extends CommandType> = {
  type: T
  payload: CommandPayload<T>
  /** The button's whole name, with what it is about. */
  name: string
  /** What is shown when it is applied. */
  done: string
  primary?: boolean
  children: ReactNode
}

/** A button that does one thing at once: nothing it does is hard to undo. */
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

/**
 * Sends commands that ask no question first. The outcome is shown in the corner, because the button
 * may be gone by then.
 */
function useDirect<T extends CommandType>(type: T) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  return {
    busy,
    async send(payload: CommandPayload<T>, done: string): Promise<void> {
      setBusy(true)
      const result = await commands.send(type, payload)
      await queries.invalidateQueries()
      setBusy(false)
      if (result.ok) toast({ tone: 'neutral', text: done })
      else {
        const { title, remedy } = say(t, result.error, { write: true })
        toast({ tone: 'risk', text: title, detail: remedy })
      }
      requestAnimationFrame(focusContent)
    },
  }
}

/** Sets the focus to the page when whatever had it is gone, so that Tab goes on from there. */
function focusContent(): void {
  if (document.activeElement !== document.body) return
  document.getElementById('content')?.focus({ preventScroll: true })
}
