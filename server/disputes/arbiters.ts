import type { CommandContext } from '../capability/context.ts'

/** Every arbiter's account. */
export async function findArbiters({ trx }: Pick<CommandContext, 'trx'>): Promise<number[]> {
  const rows = await trx
    .selectFrom('app_user')
    .select('id')
    .where('role', '=', 'arbiter')
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Has the arbiters read a dispute again; one that never came to arbitration stays unseen (P9). */
export async function touchArbiters(
  context: Pick<CommandContext, 'trx' | 'feed'>,
  disputeId: string,
): Promise<void> {
  context.feed.touch(await findArbiters(context), 'dispute', disputeId)
}
