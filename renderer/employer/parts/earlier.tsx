import { Button } from '@mantine/core'

type EarlierProps = {
  /** What the list is read by; it says whether there is more. */
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown }
  label: string
  /** Just before it is asked. */
  onAsk?: () => void
}

/** The button that asks for what a long list does not show yet; nothing when all is there. */
export function Earlier({ query, label, onAsk }: EarlierProps) {
  if (!query.hasNextPage) return null
  const ask = (): void => {
    onAsk?.()
    query.fetchNextPage()
  }
  return (
    <div>
      <Button variant="default" size="xs" loading={query.isFetchingNextPage} onClick={ask}>
        {label}
      </Button>
    </div>
  )
}
