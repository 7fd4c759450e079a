import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { failureFrom } from '../api/failures.ts'
import { Message } from './message.tsx'
import { PageSkeleton } from './page-skeleton.tsx'

type LoadedProps<T> = { query: UseQueryResult<T>; children: (data: T) => ReactNode }

/**
 * What was read, with its loading and its failure. Data once read stays on screen when a later
 * reading fails; the failure then stands above it.
 */
export function Loaded<T>({ query, children }: LoadedProps<T>) {
  const { data, error, refetch } = query
  const failure = error ? failureFrom(error) : null
  return (
    <>
      {failure && <Message failure={failure} onRetry={() => void refetch()} />}
      {data !== undefined ? children(data) : !failure && <PageSkeleton />}
    </>
  )
}
