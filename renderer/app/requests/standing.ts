import type { RequestItem } from '../../ui/requests.ts'

/** Whether a request still waits for something: the network, a mend, or the employer (M6). */
export const isOpen = ({ state }: RequestItem): boolean =>
  state === 'queued' || state === 'refused' || state === 'pending'
