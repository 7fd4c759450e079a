import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'

type EarlierProps = {
  /** What the list is read by; it says whether there is more. */
  query: {
    hasNextPage: boolean
    isFetching: boolean
    isFetchNextPageError: boolean
    fetchNextPage: () => unknown
    /** In how many parts the list has come so far. */
    data: { parts: number } | undefined
  }
  label: string
  /** Just before it is asked. */
  onAsk?: () => void
}

/** The button that asks for what a long list does not show yet; nothing when all is there. */
export function Earlier({ query, label, onAsk }: EarlierProps) {
  const { hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = query
  const parts = query.data?.parts ?? 0
  const [askedAt, setAskedAt] = useState<number | null>(null)
  const waits = hasNextPage && askedAt === parts
  // News that is read in the meantime cancels the request, so ask again.
  useEffect(() => {
    if (waits && !isFetching && !isFetchNextPageError) fetchNextPage()
  }, [waits, isFetching, isFetchNextPageError, fetchNextPage])
  if (!hasNextPage) return null
  const ask = (): void => {
    onAsk?.()
    setAskedAt(parts)
    fetchNextPage()
  }
  return (
    <div>
      <Button variant="default" size="xs" loading={waits && !isFetchNextPageError} onClick={ask}>
        {label}
      </Button>
    </div>
  )
}
