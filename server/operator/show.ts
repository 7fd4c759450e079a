import { err, ok, type Result } from '../../shared/result.ts'
import { loadBalances } from '../ledger/load.ts'
import { loadProjects } from '../projects/load.ts'
import type { Services } from '../services.ts'
import { findAccount, named, unknownAccount } from './account.ts'
import { loadSource, sourceText } from './source.ts'

/** Shows what the other commands ask about an account: its money, its payment source, its projects. */
export async function show(
  { db }: Services,
  { account: email }: { account: string },
): Promise<Result<string, string>> {
  const account = await findAccount(db, email)
  if (!account) return err(unknownAccount(email))
  const source = await loadSource(db, account.id)
  const balances = await loadBalances(db, account.id)
  const projects = await loadProjects(db, { partyId: account.id })
  return ok(
    [
      `${named(account)}: ${account.role}, account ${account.id}, ${account.zone}`,
      ...balances.map(
        ({ currency, available, held }) =>
          `${currency}: ${available} available, ${held} held in milestones`,
      ),
      ...(source ? [`Payment source: ${sourceText(source)}`] : []),
      ...projects.map(({ id, title, type, status, billingEnabled }) => {
        const billing = type === 'hourly' ? `, billing ${billingEnabled ? 'on' : 'off'}` : ''
        return `Project ${id}: ${title} (${type}, ${status}${billing})`
      }),
    ].join('\n'),
  )
}
