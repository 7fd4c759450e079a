import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { serialId } from '../../shared/contract/primitives.ts'
import type { Schema } from '../db/schema.ts'
import { seconds } from './parameters.ts'

/** A message on their wire, whose two kinds of clients name its author differently. */
export const wireMessage = z.object({
  id: serialId,
  thread_id: serialId,
  from_user: serialId,
  from_user_id: serialId,
  message: z.string(),
  message_source: z.literal('default_msg'),
  attachments: z.array(z.never()),
  time_created: z.number().int(),
})

/** The conversation of a project on their wire, numbered as the project is. */
export const wireThread = z.object({
  id: serialId,
  time_updated: z.number().int(),
  message_count: z.number().int(),
  is_read: z.boolean(),
  is_muted: z.boolean(),
  folder: z.literal('inbox'),
  thread: z.object({
    id: serialId,
    thread_type: z.literal('private_chat'),
    time_created: z.number().int(),
    members: z.array(serialId),
    owner: serialId,
    context: z.object({ type: z.literal('project'), id: serialId }),
    write_privacy: z.literal('members'),
    read_privacy: z.literal('members'),
  }),
})

/** The messages of a project's present award, which its two parties share (B6). */
const shared = (db: Kysely<Schema>, viewerId: number, projects: readonly number[]) =>
  db
    .selectFrom('message as m')
    .innerJoin('project as p', (join) =>
      join.onRef('p.id', '=', 'm.project_id').onRef('p.bid_id', '=', 'm.bid_id'),
    )
    .where(sql<boolean>`${viewerId} IN (p.employer_id, p.freelancer_id)`)
    .$if(projects.length > 0, (query) => query.where('m.project_id', 'in', projects))

type Page = { limit: number; offset: number }

/** A page of messages, newest first, and how many there are in all. */
export async function readTheirMessages(
  db: Kysely<Schema>,
  viewerId: number,
  filter: { projects?: readonly number[]; numbers?: readonly number[]; uuid?: string },
  { limit, offset }: Page = { limit: 1, offset: 0 },
): Promise<{ messages: z.infer<typeof wireMessage>[]; total: number }> {
  const { projects = [], numbers = [], uuid } = filter
  const found = shared(db, viewerId, projects)
    .$if(numbers.length > 0, (query) => query.where('m.number', 'in', numbers))
    .$if(uuid !== undefined, (query) => query.where('m.id', '=', uuid ?? ''))
  const { total } = await found
    .select(sql<number>`count(*)::integer`.as('total'))
    .executeTakeFirstOrThrow()
  const rows = await found
    .select(['m.number', 'm.project_id', 'm.author_id', 'm.text', 'm.sent_at_ms'])
    .orderBy('m.number', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  const messages = rows.map(
    (row): z.infer<typeof wireMessage> => ({
      id: row.number,
      thread_id: row.project_id,
      from_user: row.author_id,
      from_user_id: row.author_id,
      message: row.text,
      message_source: 'default_msg',
      attachments: [],
      time_created: seconds(row.sent_at_ms),
    }),
  )
  return { messages, total }
}

/** A page of the projects in which something was said, the last first. */
export async function readTheirThreads(
  db: Kysely<Schema>,
  viewerId: number,
  projects: readonly number[],
  { limit, offset }: Page = { limit: 1, offset: 0 },
): Promise<z.infer<typeof wireThread>[]> {
  const rows = await shared(db, viewerId, projects)
    .groupBy(['p.id', 'p.employer_id', 'p.freelancer_id'])
    .select(['p.id', 'p.employer_id', 'p.freelancer_id'])
    .select([
      sql<number>`count(*)::integer`.as('count'),
      sql<number>`min(m.sent_at_ms)`.as('first_ms'),
      sql<number>`max(m.sent_at_ms)`.as('last_ms'),
      sql<number>`(array_agg(m.author_id ORDER BY m.number))[1]`.as('owner'),
    ])
    .orderBy('last_ms', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    time_updated: seconds(row.last_ms),
    message_count: row.count,
    is_read: true,
    is_muted: false,
    folder: 'inbox',
    thread: {
      id: row.id,
      thread_type: 'private_chat',
      time_created: seconds(row.first_ms),
      members: [row.employer_id, ...(row.freelancer_id === null ? [] : [row.freelancer_id])],
      owner: row.owner,
      context: { type: 'project', id: row.id },
      write_privacy: 'members',
      read_privacy: 'members',
    },
  }))
}
