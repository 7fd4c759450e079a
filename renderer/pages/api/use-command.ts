import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CommandPayload, CommandType } from '../../../shared/contract/commands.ts'
import type { Failure } from '../../../shared/contract/errors.ts'
import { commands } from './commands.ts'

/** Sends commands of one kind from one place on the page, and remembers how the last one went. */
export function useCommand<T extends CommandType>(type: T) {
  const queries = useQueryClient()
  const [failure, setFailure] = useState<Failure | null>(null)
  const [busy, setBusy] = useState(false)
  return {
    busy,
    failure,
    /** The command's id once it is applied, else null; by then the page shows what became of it. */
    async send(payload: CommandPayload<T>): Promise<string | null> {
      setBusy(true)
      setFailure(null)
      const result = await commands.send(type, payload)
      // A refusal also means that the page is old, down to what a payment would be charged to.
      const isOld = (queryKey: QueryKey) => !result.ok || queryKey[0] !== 'funding'
      await queries.invalidateQueries({ predicate: ({ queryKey }) => isOld(queryKey) })
      setBusy(false)
      if (!result.ok) setFailure(result.error)
      return result.ok ? result.value : null
    },
  }
}
