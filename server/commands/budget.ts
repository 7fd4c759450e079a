import type { CommandEnvelope, CommandType } from '../../shared/contract/commands.ts'

/** How many commands an account may give at once, and how many more each minute. */
type Budget = { atOnce: number; perMinute: number }

/**
 * The kinds of commands that are counted together. What comes in crowds by itself, hours after weeks without
 * a connection, has the largest: nobody works so much that they notice any of these. A whole push fits into each.
 */
const BUDGETS = {
  hours: { atOnce: 20_000, perMinute: 2_000 },
  money: { atOnce: 300, perMinute: 60 },
  words: { atOnce: 300, perMinute: 60 },
  rest: { atOnce: 200, perMinute: 60 },
} as const satisfies Record<string, Budget>

type Kind = keyof typeof BUDGETS

const KINDS: Partial<Record<CommandType, Kind>> = {
  startSession: 'hours',
  stopSession: 'hours',
  postSegment: 'hours',
  createMilestone: 'money',
  createMilestones: 'money',
  acceptMilestoneRequest: 'money',
  prepareRelease: 'money',
  releaseMilestone: 'money',
  cancelMilestone: 'money',
  refundMilestone: 'money',
  refundInvoice: 'money',
  payInvoice: 'money',
  sendMessage: 'words',
  openDispute: 'words',
  offerInDispute: 'words',
}

/** The kind of a command; one of no known type costs too. */
const kindOf = (type: string): Kind =>
  (Object.hasOwn(KINDS, type) && KINDS[type as CommandType]) || 'rest'

type Bucket = { left: number; atMs: number }

/** More buckets than people are at work at once; full ones are forgotten then. */
const BUCKETS_AT_MOST = 50_000

/**
 * Counts the commands of each account, by kinds, in this process: a token bucket each. Answers the seconds to
 * wait before a push may come again, or null when it may be done now; then all of it is counted.
 */
export function createCommandBudget() {
  const buckets = new Map<string, Bucket>()

  function look(key: string, { atOnce, perMinute }: Budget, nowMs: number): number {
    const bucket = buckets.get(key)
    if (!bucket) return atOnce
    return Math.min(atOnce, bucket.left + ((nowMs - bucket.atMs) / 60_000) * perMinute)
  }

  return (
    accountId: number,
    commands: readonly Pick<CommandEnvelope, 'type'>[],
    nowMs: number,
  ): number | null => {
    const asked = new Map<Kind, number>()
    for (const { type } of commands) {
      const kind = kindOf(type)
      asked.set(kind, (asked.get(kind) ?? 0) + 1)
    }
    const taken: [key: string, left: number][] = []
    let waitS = 0
    for (const [kind, count] of asked) {
      const left = look(`${accountId} ${kind}`, BUDGETS[kind], nowMs) - count
      taken.push([`${accountId} ${kind}`, left])
      if (left < 0) waitS = Math.max(waitS, (-left * 60) / BUDGETS[kind].perMinute)
    }
    if (waitS > 0) return Math.ceil(waitS)
    // Whoever was forgotten early begins with a full bucket.
    if (buckets.size > BUCKETS_AT_MOST) buckets.clear()
    for (const [key, left] of taken) buckets.set(key, { left, atMs: nowMs })
    return null
  }
}

/** Counts what accounts send. */
export type CommandBudget = ReturnType<typeof createCommandBudget>
