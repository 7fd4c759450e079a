import { v7 } from 'uuid'

/** New time-ordered ids, unique everywhere; each is the idempotency key of what it names (Y1). */
export type Ids = { uuid(): string }

/** UUIDs of version 7. */
export const uuidV7: Ids = { uuid: () => v7() }
