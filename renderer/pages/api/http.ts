import type { z } from 'zod'
import { failureOfFault } from '../../../shared/client/api-fault.ts'
import { createRequests } from '../../../shared/client/requests.ts'
import { createBrowserTransport } from './browser-transport.ts'
import { ReadFailed } from './failures.ts'

/** The pages' one connection to the marketplace. */
export const requests = createRequests(createBrowserTransport(), Date.now)

/** Reads an address and holds the answer to its schema. Throws `ReadFailed`. */
export async function read<T>(
  path: string,
  schema: z.ZodType<T>,
  options: { params?: Record<string, string>; signal?: AbortSignal } = {},
): Promise<T> {
  const answer = await requests.json({ path, ...options }, schema)
  // Also what is not as the contract promises: told as a fault, never shown half.
  if (!answer.ok) throw new ReadFailed(failureOfFault(answer.error))
  return answer.value
}
