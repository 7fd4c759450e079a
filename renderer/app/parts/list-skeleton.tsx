import { Skeleton, Stack } from '@mantine/core'

/** Rows that are being read. */
export function ListSkeleton() {
  return (
    <Stack gap={8} aria-busy="true">
      <Skeleton height={64} />
      <Skeleton height={64} />
      <Skeleton height={64} />
    </Stack>
  )
}
