/** An expected outcome: a value, or an error the caller must look at. Bugs throw instead. */
export type Result<T, E> = { ok: true; value: T } | { ok: false; error: E }

/** The good outcome. */
export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })

/** The expected failure; `error` is a code from a closed union. */
export const err = <const E>(error: E): { ok: false; error: E } => ({ ok: false, error })
