import type { Project, RunningSession } from '../../../shared/contract/entities.ts'

/** Why Start would be refused, known before it is pressed (T9, I4). */
export type StartBlocker =
  | { kind: 'billingOff' | 'invoiceUnpaid' }
  | { kind: 'elsewhere'; device: string }

export function startBlocker(
  project: Project,
  running: RunningSession | null,
  deviceId: string,
): StartBlocker | null {
  if (!project.billingEnabled) return { kind: 'billingOff' }
  if (project.invoiceUnpaid) return { kind: 'invoiceUnpaid' }
  if (running && running.deviceId !== deviceId) {
    return { kind: 'elsewhere', device: running.deviceName }
  }
  return null
}

/** The projects on which time can be tracked: hourly ones in Current Work. */
export const trackable = (projects: readonly Project[]): Project[] =>
  projects.filter(({ type, status, ratePerHour }) => {
    return type === 'hourly' && status === 'active' && ratePerHour !== null
  })
