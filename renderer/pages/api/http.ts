import axios from 'axios'
import type { z } from 'zod'
import { failureOf } from '../../../shared/contract/errors.ts'
import { API_VERSION, API_VERSION_HEADER } from '../../../shared/contract/http.ts'
import { failureFrom, ReadFailed } from './failures.ts'

/** The one connection to the marketplace: same origin, the session rides in its cookie. */
export const http = axios.create({
  timeout: 20_000,
  headers: { [API_VERSION_HEADER]: String(API_VERSION), accept: 'application/json' },
})

/** Reads an address and holds the answer to its schema. Throws `ReadFailed`. */
export async function read<S extends z.ZodType>(
  path: string,
  schema: S,
  options: { params?: Record<string, string>; signal?: AbortSignal } = {},
): Promise<z.infer<S>> {
  let data: unknown
  try {
    data = (await http.get(path, options)).data
  } catch (thrown) {
    throw new ReadFailed(failureFrom(thrown))
  }
  const parsed = schema.safeParse(data)
  // Not what the contract promises: told as a fault, never shown half.
  if (!parsed.success) throw new ReadFailed(failureOf('internal'))
  return parsed.data
}
