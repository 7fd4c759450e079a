import type { Project } from '../../../shared/contract/entities.ts'
import type { Elsewhere } from '../../../shared/tracking/elsewhere.ts'
import { startRefusal } from '../../../shared/tracking/start-refusal.ts'

/** Why Start would be refused, known before it is pressed (T9, I4). */
export type StartBlocker =
  | { kind: 'billingOff' | 'invoiceUnpaid' }
  | { kind: 'elsewhere'; session: Elsewhere }

export function startBlocker(
  project: Project,
  elsewhere: Elsewhere | null,
  deviceId: string,
): StartBlocker | null {
  switch (startRefusal(project, elsewhere, { deviceId })) {
    case 'billing_off':
      return { kind: 'billingOff' }
    case 'invoice_unpaid':
      return { kind: 'invoiceUnpaid' }
    case 'session_elsewhere':
      return elsewhere && { kind: 'elsewhere', session: elsewhere }
    // The rest is not offered: `trackable` leaves it out.
    default:
      return null
  }
}

/** The projects on which time can be tracked: hourly ones in Current Work. */
export const trackable = (projects: readonly Project[]): Project[] =>
  projects.filter(({ type, status, ratePerHour }) => {
    return type === 'hourly' && status === 'active' && ratePerHour !== null
  })
