import { forgetOldGuesses, hasOldGuesses } from '../auth/guesses.ts'
import { isUnavailable } from '../db/errors.ts'
import { listOverdueDisputes, settleOverdueDispute } from '../disputes/settle-overdue.ts'
import { issueInvoices } from '../invoicing/issue.ts'
import { listInvoicesToPay } from '../invoicing/open-invoice.ts'
import { payDueInvoice } from '../invoicing/pay-due.ts'
import { listContractsToBill } from '../invoicing/unbilled.ts'
import type { Services } from '../services.ts'
import { forgetOldQuotas, hasOldQuotas } from '../timesheets/picture-quota.ts'

/** How many invoices one look makes or pays at most: those left are due at the next, a minute later. */
const PIECES_PER_SWEEP = 10_000

/** One kind of work that falls due by the marketplace's clock, a piece at a time. */
export type DueWork = {
  /** The queue that carries it. */
  queue: string
  /** Names the pieces that are due now. */
  list(services: Services): Promise<string[]>
  /** Does one piece, in a transaction of its own; done before, or not due, it does nothing. */
  run(services: Services, id: string): Promise<void>
}

/** All of it, in the order in which one leads to the next. */
export const DUE_WORK: readonly DueWork[] = [
  {
    queue: 'accounts.forget',
    list: async ({ db, clock }) => [
      ...((await hasOldGuesses(db)) ? ['guesses'] : []),
      ...((await hasOldQuotas(db, clock.nowMs())) ? ['quotas'] : []),
    ],
    run: ({ db, clock }, what) =>
      what === 'guesses' ? forgetOldGuesses(db) : forgetOldQuotas(db, clock.nowMs()),
  },
  {
    queue: 'disputes.settle',
    list: listOverdueDisputes,
    run: settleOverdueDispute,
  },
  {
    queue: 'billing.issue',
    list: async ({ db, clock }) =>
      (await listContractsToBill(db, clock.nowMs(), PIECES_PER_SWEEP)).map(String),
    run: (services, id) => issueInvoices(services, Number(id)),
  },
  {
    queue: 'billing.pay',
    list: ({ db, clock }) => listInvoicesToPay(db, clock.nowMs(), PIECES_PER_SWEEP),
    run: payDueInvoice,
  },
]

/**
 * Does the named pieces until `isOver`. One that fails is logged, harms no other, and is due
 * again at the next sweep. Throws when the database cannot be asked at all.
 */
export async function runPieces(
  services: Services,
  { queue, run }: DueWork,
  ids: readonly string[],
  isOver: () => boolean,
): Promise<void> {
  for (const id of ids) {
    if (isOver()) return
    try {
      await run(services, id)
    } catch (error) {
      if (isUnavailable(error)) throw error
      services.onUnexpected?.(error, `${queue} ${id}`)
    }
  }
}

/** Does all that is due at once, until `isOver`; what is left waits for the next sweep. */
export async function doDueWork(services: Services, isOver: () => boolean): Promise<void> {
  for (const work of DUE_WORK) {
    await runPieces(services, work, await work.list(services), isOver)
  }
}
