import type { Kysely } from 'kysely'
import type { EntityName, EntityOf } from '../../shared/contract/entities.ts'
import type { Schema } from '../db/schema.ts'

/**
 * Reads rows of one entity as an account sees them now, among the ids that its feed names. A row
 * that is left out or null is gone for this account.
 */
export type EntityLoader<N extends EntityName> = (
  db: Kysely<Schema>,
  accountId: number,
  ids: readonly string[],
) => Promise<(readonly [id: string, value: EntityOf<N> | null])[]>

/** A loader for every entity that the feed carries. */
export type EntityLoaders = { [N in EntityName]: EntityLoader<N> }

/** Defines how the rows of an entity are read, so that the feed can carry them. */
export const defineEntity = <N extends EntityName>(
  _entity: N,
  load: EntityLoader<N>,
): EntityLoader<N> => load
