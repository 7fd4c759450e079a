import type { LogDetails } from './log.ts'

/**
 * What a log may say of an unknown throw: its kind and where it came from. The message is left
 * out, because it may quote what the person wrote or a token.
 */
export function describeFault(thrown: unknown): LogDetails {
  if (!(thrown instanceof Error)) return { fault: typeof thrown }
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : ''
  const frames = (thrown.stack ?? '').split('\n').filter((line) => line.trim().startsWith('at '))
  return { fault: thrown.name, code, stack: frames.slice(0, 12).join('\n') }
}
