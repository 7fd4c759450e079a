import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { transact } from '../../../server/db/transact.ts'
import { loadBalances } from '../../../server/ledger/load.ts'
import { readStatement } from '../../../server/ledger/statement.ts'
import { writeEntry } from '../../../server/ledger/write.ts'
import { type Entry, fundEntry, holdEntry } from '../../../shared/ledger/entry.ts'
import { parseDecimal } from '../../../shared/money/amount.ts'
import { money } from '../../../shared/money/money.ts'
import { HOUR_MS, meetReleaseRule, NOON_MS, withWorld } from './world.ts'

const world = withWorld()
const END_MS = Number.MAX_SAFE_INTEGER

const minor = (text: string): bigint => {
  const read = parseDecimal(text, 'USD')
  if (!read.ok) throw new Error(read.error)
  return read.value.minor
}

const statement = async (who: 'employer' | 'freelancer', startMs = 0, endMs = END_MS) => {
  const { services } = world()
  const read = await readStatement(services, world()[who], { currency: 'USD', startMs, endMs })
  if (!read.ok) throw new Error(read.error)
  return read.value
}

const balanceOf = async (who: 'employer' | 'freelancer') =>
  (await loadBalances(world().services.db, world()[who].accountId)).find(
    ({ currency }) => currency === 'USD',
  )?.available

/** Something that moved the employer's money, at an hour of a few days; nothing under way. */
const movement = fc.record({
  hour: fc.integer({ min: 0, max: 72 }),
  kind: fc.constantFrom('fund', 'balance', 'source'),
  amount: fc.bigInt({ min: 1n, max: 500n }),
})

describe('L1: a statement', () => {
  it('tells each party of a released milestone, with what it left them', async () => {
    const { did, release, employer, addProject, clock } = world()
    const projectId = await addProject()
    await meetReleaseRule(world(), projectId, NOON_MS - 30 * HOUR_MS)
    clock.set(NOON_MS + HOUR_MS)
    const before = await balanceOf('employer')
    const terms = { projectId, currency: 'USD', amount: '40.00', description: 'Wireframes' }
    const milestoneId = await did(employer, 'createMilestone', { ...terms, confirmedSource: 'any' })
    clock.set(NOON_MS + 2 * HOUR_MS)
    await release(milestoneId, '40.00')

    const paid = await statement('employer', NOON_MS + HOUR_MS)
    expect(paid.openingBalance).toBe(before)
    expect(paid.lines).toMatchObject([
      { kind: 'hold', amount: '-40.00', charged: '0.00', projectId },
    ])
    const subject = { kind: 'milestone', number: expect.any(Number) }
    expect(paid.lines[0]).toMatchObject({ subject, description: 'Wireframes' })
    const earned = await statement('freelancer', NOON_MS + HOUR_MS)
    expect(earned.lines).toMatchObject([
      { kind: 'release', amount: '40.00', charged: '0.00', projectId },
    ])
    expect(earned.closingBalance).toBe(await balanceOf('freelancer'))
  })

  it('opens where the one before closed, and its lines sum to the account', async () => {
    const { services, employer } = world()
    const employerId = employer.accountId
    const [{ id: milestoneId } = { id: '' }] = await world().test.query<{ id: string }>(
      'SELECT id FROM milestone LIMIT 1',
    )
    const cut = fc.integer({ min: -1, max: 73 })
    const span = fc.tuple(cut, cut).map((cuts) => cuts.sort((a, b) => a - b))
    await fc.assert(
      fc.asyncProperty(fc.array(movement, { maxLength: 6 }), span, async (movements, cuts) => {
        for (const { hour, kind, amount: units } of movements) {
          const amount = money(units, 'USD')
          const entry: Entry =
            kind === 'fund'
              ? fundEntry({ employerId, amount })
              : holdEntry({ employerId, milestoneId, from: kind as 'balance', amount })
          const about = {
            milestoneId: kind === 'fund' ? null : milestoneId,
            atMs: NOON_MS + hour * HOUR_MS,
          }
          await transact(services.db, {}, (trx) => writeEntry(trx, entry, about))
        }
        const [first = 0, second = 0] = cuts.map((hour) => NOON_MS + hour * HOUR_MS)
        const parts = [
          await statement('employer', 0, first),
          await statement('employer', first, second),
          await statement('employer', second),
        ]
        let balance = 0n
        for (const { openingBalance, lines, closingBalance } of parts) {
          expect(minor(openingBalance)).toBe(balance)
          for (const line of lines) {
            balance += minor(line.amount)
            expect(minor(line.balance)).toBe(balance)
          }
          expect(minor(closingBalance)).toBe(balance)
        }
        expect(parts[2]?.closingBalance).toBe(await balanceOf('employer'))
        const all = parts.flatMap(({ lines }) => lines)
        expect(all).toEqual((await statement('employer')).lines)
        const charged = all.reduce((total, line) => total + minor(line.charged), 0n)
        const [source] = await world().test.query<{ balance: bigint }>(
          `SELECT balance FROM ledger_account
            WHERE kind = 'employerSource' AND owner_id = $1 AND currency = 'USD'`,
          [employerId],
        )
        expect(charged).toBe(-(source?.balance ?? 0n))
      }),
      { numRuns: 15 },
    )
  })
})
