import type { Project, RunningSession } from '../../../shared/contract/entities.ts'
import { startRefusal } from '../../../shared/tracking/start-refusal.ts'

/** Why Start would be refused, known before it is pressed (T9, I4). */
export type StartBlocker =
  | { kind: 'billingOff' | 'invoiceUnpaid' }
  | { kind: 'elsewhere'; device: string }

export function startBlocker(
  project: Project,
  running: RunningSession | null,
  deviceId: string,
): StartBlocker | null {
  switch (startRefusal(project, running, deviceId)) {
    case 'billing_off':
      return { kind: 'billingOff' }
    case 'invoice_unpaid':
      return { kind: 'invoiceUnpaid' }
    case 'session_elsewhere':
      return running && { kind: 'elsewhere', device: running.deviceName }
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
