import type { Milestone, MilestoneRequest } from '../../shared/contract/entities.ts'

/** M5, seen from the screen: `refused` is a queued one that the marketplace would not take. */
export type RequestState = MilestoneRequest['state'] | 'queued' | 'refused'

/** A request as lists show it; one that is not sent yet has no number. */
export type RequestItem = Omit<MilestoneRequest, 'number' | 'state'> & {
  number: number | null
  state: RequestState
}

export const LIFE_STEPS = ['queued', 'sent', 'accepted', 'funded', 'released'] as const
export type LifeStep = (typeof LIFE_STEPS)[number]

/**
 * The furthest step that a request has reached. Accepting creates and funds the milestone at
 * once (M4), so plain `accepted` is only seen while the milestone has not arrived yet.
 */
export function lifeStep(state: RequestState, milestone: Milestone['state'] | null): LifeStep {
  if (state === 'queued' || state === 'refused') return 'queued'
  if (state !== 'accepted') return 'sent'
  if (milestone === null || milestone === 'cancelled') return 'accepted'
  return milestone === 'released' ? 'released' : 'funded'
}

/** Whether a request still waits for something: the network, a correction, or the employer (M6). */
export const isOpenRequest = ({ state }: RequestItem): boolean =>
  state === 'queued' || state === 'refused' || state === 'pending'
