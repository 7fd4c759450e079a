import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AccountKind, isExternal } from '../../../shared/ledger/entry.ts'
import { isHeld } from '../../../shared/milestones/milestone.ts'
import type { Books, ModelCommand } from './money/books.ts'
import { decide } from './money/decide.ts'
import { type Marketplace, openBooks, openMarketplace, type Start } from './money/marketplace.ts'
import { commandsOf, OPENING, type Step, step } from './money/steps.ts'
import { MINUTE_MS, withWorld } from './world.ts'

const world = withWorld()

/** How long the scripts on the database may take in all. */
const ON_DATABASE_MS = 15_000

const start: fc.Arbitrary<Start> = fc.record({
  deposit: fc.constantFrom(50_000n, 200_000n),
  sourceLimit: fc.constantFrom(null, 100_000n),
  feeBps: fc.constantFrom(0, 250),
})

/** L2, L4, P4: what holds in any books at any moment. */
function checkBooks(books: Books): void {
  let total = 0n
  const held = new Map<string, bigint>()
  for (const [key, minor] of books.balances) {
    const [kind = '', owner = ''] = key.split(':')
    total += minor
    if (!isExternal(kind as AccountKind)) expect(minor >= 0n, key).toBe(true)
    if (kind === 'milestoneHeld' && minor !== 0n) held.set(owner, minor)
  }
  expect(total).toBe(0n)
  const live = [...books.milestones.values()].filter(({ state }) => isHeld(state))
  expect(held).toEqual(new Map(live.map(({ id, amount }) => [id, amount.minor])))
}

/** P6: a milestone ends once; nothing changes its end or what ended with it. */
const endsOf = ({ milestones }: Books) =>
  [...milestones.values()]
    .filter(({ state }) => !isHeld(state))
    .map(({ id, state, amount }) => ({ id, state, amount }))

async function run(books: Books, step: Step, real: Marketplace | null): Promise<void> {
  if (step.kind === 'pass') {
    books.nowMs += step.minutes * MINUTE_MS
    return
  }
  if (step.kind === 'postHours') return postHours(books, real)
  for (const command of commandsOf(books, step)) await carryOut(books, command, real)
}

async function carryOut(books: Books, command: ModelCommand, real: Marketplace | null) {
  const ended = endsOf(books)
  const expected = decide(books, command)
  books.sent.push(command)
  checkBooks(books)
  expect(endsOf(books)).toEqual(expect.arrayContaining(ended))
  if (!real) return
  expect([command, await real.send(command)]).toEqual([command, expected])
  await real.compare(books)
}

async function postHours(books: Books, real: Marketplace | null): Promise<void> {
  for (const project of books.projects.values()) {
    if (project.type !== 'hourly' || project.status !== 'active') continue
    books.nowMs += 30 * MINUTE_MS
    project.hoursPosted = true
    if (real) expect(await real.postHours(project.id)).toBe('applied')
  }
}

describe('the money of two people, whatever they do in whatever order', () => {
  it('L2, L4, P4-P8: the rules keep the books, and never ask the ledger for what it refuses', async () => {
    const ids = { employerId: 1, freelancerId: 2, hourly: 1, fixed: 2 }
    const script = fc.array(step, { maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(start, script, async (begin, steps) => {
        const books = openBooks(begin, ids)
        for (const each of [...OPENING, ...steps]) await run(books, each, null)
      }),
      { numRuns: 300 },
    )
  })

  it('L4, M4, P2-P8, Y1: PostgreSQL gives every answer, state and balance that the rules give', async () => {
    let serial = 0
    const script = fc.array(step, { minLength: 10, maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(start, script, async (begin, steps) => {
        const { books, real } = await openMarketplace(world(), begin, String(++serial))
        for (const each of [...OPENING, ...steps]) await run(books, each, real)
      }),
      { numRuns: 100, interruptAfterTimeLimit: ON_DATABASE_MS, endOnFailure: true },
    )
    await checkDatabase()
  }, 60_000)
})

/** L1, L4: over all scripts, everything sums to zero and each milestone ended in one entry. */
async function checkDatabase(): Promise<void> {
  const { test } = world()
  const totals = await test.query<{ total: bigint }>(
    'SELECT sum(balance) AS total FROM ledger_account GROUP BY currency',
  )
  expect(totals.every(({ total }) => total === 0n)).toBe(true)
  const twice = await test.query(`
    SELECT milestone_id FROM journal_entry WHERE kind IN ('release', 'refundHold', 'verdict')
    GROUP BY milestone_id HAVING count(*) > 1`)
  expect(twice).toEqual([])
}
