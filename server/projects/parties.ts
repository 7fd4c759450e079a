import type { Party, Project } from '../../shared/contract/entities.ts'

/** Who may do something in a project: one party, or either. */
export type Side = Party | 'either'

/** Both parties of a project. */
export const partiesOf = ({ employer, freelancer }: Project): [number, number] => [
  employer.id,
  freelancer.id,
]

/** Which party of a project an account is; null when it is neither. */
export function partyOf({ employer, freelancer }: Project, accountId: number): Party | null {
  if (accountId === employer.id) return 'employer'
  return accountId === freelancer.id ? 'freelancer' : null
}

/** The account of the other party. */
export const otherThan = (accountId: number, { employer, freelancer }: Project): number =>
  accountId === employer.id ? freelancer.id : employer.id

/** Whether an account stands on a side of a project. */
export function standsOn(side: Side, project: Project, accountId: number): boolean {
  const party = partyOf(project, accountId)
  return party !== null && (side === 'either' || party === side)
}
