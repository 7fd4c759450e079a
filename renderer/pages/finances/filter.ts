/** What a list of money can be narrowed to. */
export type Filter<S extends string> = { projectId: number | null; state: S | null }

type Narrowable<S extends string> = { projectId: number; state: S }

/** The rows that fit; a filter that is not set lets all through. */
export const narrowed = <S extends string, R extends Narrowable<S>>(
  rows: readonly R[],
  { projectId, state }: Filter<S>,
): R[] =>
  rows.filter(
    (row) =>
      (projectId === null || row.projectId === projectId) &&
      (state === null || row.state === state),
  )
