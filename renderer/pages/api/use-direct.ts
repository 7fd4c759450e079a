import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommandPayload, CommandType } from '../../../shared/contract/commands.ts'
import { say } from '../parts/say.ts'
import { focusContent } from '../shell/focus-content.ts'
import { toast } from '../shell/toast-store.ts'
import { commands } from './commands.ts'

/**
 * Sends commands that ask no question first. How it went is told in the corner, because the button
 * may be gone by then.
 */
export function useDirect<T extends CommandType>(type: T) {
  const { t } = useTranslation('employer')
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
