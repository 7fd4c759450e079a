import { err, ok, type Result } from '../../shared/result.ts'
import { loadBalances } from '../ledger/load.ts'
import type { Line } from '../line.ts'
import { loadProjects } from '../projects/load.ts'
import type { Services } from '../services.ts'
import { findAccount, named, unknownAccount } from './account.ts'
import { loadSource, sourceText } from './source.ts'

/** Shows what the other commands ask about an account: its money, its payment source, its projects. */
export async function show(
  { db }: Services,
  { account: email }: { account: string },
): Promise<Result<Line, Line>> {
  const account = await findAccount(db, email)
  if (!account) return err(unknownAccount(email))
  const source = await loadSource(db, account.id)
  const balances = await loadBalances(db, account.id)
  const projects = await loadProjects(db, { partyId: account.id })
  return ok((words) => {
    const { t } = words
    const about = { who: named(account), id: account.id, zone: account.zone }
    return [
      t(`operator.show.account.${account.role}`, about),
      ...balances.map((balance) => t('operator.show.balance', balance)),
      ...(source ? [t('operator.show.source', { source: sourceText(source)(words) })] : []),
      ...projects.map(({ id, title, type, status, billingEnabled }) => {
        const facts = [t(`operator.show.type.${type}`), t(`operator.show.status.${status}`)]
        const billing = billingEnabled ? 'on' : 'off'
        if (type === 'hourly') facts.push(t(`operator.show.billing.${billing}`))
        return t('operator.show.project', { number: id, title, facts: facts.join(', ') })
      }),
    ].join('\n')
  })
}
