import { sql } from 'kysely'
import type { MessageSubject, Project } from '../../shared/contract/entities.ts'
import { isBlank } from '../../shared/contract/text.ts'
import { moneyDto } from '../../shared/money/amount.ts'
import type { CurrencyCode } from '../../shared/money/currency.ts'
import type { Money } from '../../shared/money/money.ts'
import type { CommandContext } from '../capability/context.ts'
import { defineCommand } from '../capability/define-command.ts'
import { byProject } from '../capability/lock-parties.ts'
import { done, refuse, refuseField } from '../capability/refusal.ts'
import { touchArbiters } from '../disputes/arbiters.ts'
import { findOwnProject } from '../projects/find-own.ts'
import { otherThan, partiesOf } from '../projects/parties.ts'

/** The table of each kind of subject that a message can have, and its column of money. */
const SUBJECTS: Record<MessageSubject['kind'], [table: string, amount: string]> = {
  milestoneRequest: ['milestone_request', 'amount'],
  milestone: ['milestone', 'amount'],
  invoice: ['invoice', 'total'],
  dispute: ['dispute', 'amount'],
}

/** How much money the subject is about; null when the project's award has no such subject (B6). */
async function findSubject(
  { trx }: CommandContext,
  project: Project,
  { kind, id }: MessageSubject,
): Promise<Money | null> {
  const [table, amount] = SUBJECTS[kind]
  const keepsAward = kind === 'milestone' || kind === 'dispute'
  const { rows } = await sql<{ minor: bigint; currency: CurrencyCode }>`
    SELECT ${sql.ref(amount)} AS minor, currency FROM ${sql.table(table)}
      WHERE id = ${id} AND project_id = ${project.id}
        AND ${keepsAward ? sql`bid_id = ${project.bidId}` : sql`true`}`.execute(trx)
  return rows[0] ?? null
}

/** Arbiters read along: they see the project's disputes in arbitration again (P9). */
async function showArbiters(context: CommandContext, projectId: number): Promise<void> {
  const disputes = await context.trx
    .selectFrom('dispute')
    .select('id')
    .where('project_id', '=', projectId)
    .where('stage', '=', 'arbitration')
    .execute()
  for (const { id } of disputes) await touchArbiters(context, id)
}

/** In a conversation, a notice this long after the last one: messages that come faster need no more. */
const NOTICE_EVERY_MS = 60_000
/** How many of the last notices are looked at. */
const NOTICES_BACK = 100

/** Whether somebody was told of a message of this conversation within the last minute (N1). */
async function wasJustTold(
  { trx, nowMs }: CommandContext,
  receiverId: number,
  projectId: number,
): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM (
      SELECT body FROM notice WHERE account_id = ${receiverId} ORDER BY seq DESC LIMIT ${NOTICES_BACK}
    ) AS last
    WHERE body->>'kind' = 'messageReceived' AND (body->>'projectId')::integer = ${projectId}
      AND (body->>'atMs')::bigint > ${nowMs - NOTICE_EVERY_MS} LIMIT 1`.execute(trx)
  return rows.length > 0
}

/** One party writes to the other, about something in the project or the project itself (M7). */
export const sendMessage = defineCommand('sendMessage', {
  project: byProject,
  handle: async (context, { projectId, about, text }) => {
    const { trx, caller, commandId, nowMs, feed } = context
    const own = await findOwnProject(context, projectId, 'either')
    if (!own.ok) return own
    const project = own.value
    const amount = about && (await findSubject(context, project, about))
    if (about && !amount) return refuse('not_found')
    const written = text.trim()
    if (isBlank(text)) return refuseField('message_empty', 'text')

    await trx
      .insertInto('message')
      .values({
        id: commandId,
        project_id: projectId,
        about_kind: about?.kind ?? null,
        about_id: about?.id ?? null,
        author_id: caller.accountId,
        text: written,
        sent_at_ms: nowMs,
      })
      .execute()
    feed.touch(partiesOf(project), 'message', commandId)
    if (about) await showArbiters(context, projectId)
    const receiverId = otherThan(caller.accountId, project)
    if (await wasJustTold(context, receiverId, projectId)) return done
    feed.notify(receiverId, {
      atMs: nowMs,
      kind: 'messageReceived',
      projectId,
      projectTitle: project.title,
      amount: amount && moneyDto(amount),
      balance: null,
      subjectId: about?.id ?? commandId,
    })
    return done
  },
})
