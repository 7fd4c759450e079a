import type { Role } from '../contract/entities.ts'
import type { Money } from '../money/money.ts'
import { compare } from '../money/money.ts'
import { err, ok, type Result } from '../result.ts'

/** Money that an employer has paid in outside, on its way into the books. */
export type Deposit = { employerId: number; amount: Money }

/** A deposit that is in the books, under the reference that it was written with. */
export type BookedDeposit = Deposit & { takenBack: boolean }

/** What to do: write an entry, or nothing, because it was written before. */
export type BookingStep = 'write' | 'before'

/** Why a deposit is not written. */
export type DepositError = 'not_an_employer' | 'reference_used' | 'reference_taken_back'

const isSame = (a: Deposit, b: Deposit): boolean =>
  a.employerId === b.employerId &&
  a.amount.currency === b.amount.currency &&
  compare(a.amount, b.amount) === 0

/**
 * Whether a deposit is written. Its reference, such as that of the bank's transfer, names one deposit
 * ever: the same again changes nothing, another under it is refused (L4).
 */
export function decideDeposit(
  role: Role,
  deposit: Deposit,
  booked: BookedDeposit | null,
): Result<BookingStep, DepositError> {
  if (role !== 'employer') return err('not_an_employer')
  if (!booked) return ok('write')
  if (booked.takenBack) return err('reference_taken_back')
  return isSame(deposit, booked) ? ok('before') : err('reference_used')
}

/** Why a deposit stays in the books. */
export type TakeBackError = 'no_such_deposit' | 'deposit_spent'

/**
 * Whether all of a mistaken deposit is undone by a new entry (L1): as long as that much of the
 * employer's money is neither spent nor held.
 */
export function decideTakeBack(
  booked: BookedDeposit | null,
  available: Money,
): Result<BookingStep, TakeBackError> {
  if (!booked) return err('no_such_deposit')
  if (booked.takenBack) return ok('before')
  return compare(available, booked.amount) >= 0 ? ok('write') : err('deposit_spent')
}
