import type { ReactNode } from 'react'
import { failureFrom } from '../api/failures.ts'
import { Message } from './message.tsx'
import { PageSkeleton } from './page-skeleton.tsx'

type LoadedProps<T> = {
  query: { data: T | undefined; error: Error | null; refetch: () => Promise<unknown> }
  /** About how many rows are on their way, so that little moves when they come. */
  rows?: number
  children: (data: T) => ReactNode
}

/**
 * What was read, with its loading and its failure. Data once read stays on screen when a later
 * reading fails; the failure then stands above it.
 */
export function Loaded<T>({ query, rows = 3, children }: LoadedProps<T>) {
  const { data, error, refetch } = query
  const failure = error ? failureFrom(error) : null
  return (
    <>
      {failure && <Message failure={failure} onRetry={() => void refetch()} />}
      {data !== undefined ? children(data) : !failure && <PageSkeleton rows={rows} />}
    </>
  )
}
