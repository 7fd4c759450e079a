import { Agent, request } from 'node:http'
import type { CommandResult, CommandType } from '../../shared/contract/commands.ts'
import { PATHS } from '../../shared/contract/http.ts'

/** One command as a client sends it. */
export type Sent = { id: string; type: CommandType; payload: unknown }

/** A client with one connection of its own, which it keeps, as the app does. */
export type LoadClient = {
  get(path: string): Promise<unknown>
  /** Answers the results, in order. Rejects when there was no good answer. */
  send(commands: readonly Sent[], issuedAtMs?: number): Promise<CommandResult[]>
  close(): void
}

/** A client of a marketplace that sends under a token. */
export function loadClient(url: string, token: string): LoadClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const ask = (method: string, path: string, body?: string): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const headers = {
        authorization: `Bearer ${token}`,
        ...(body === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
      }
      const asked = request(new URL(path, url), { method, agent, headers }, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part) => parts.push(part))
        answer.on('error', reject)
        answer.on('end', () => {
          const text = Buffer.concat(parts).toString()
          if (answer.statusCode === 200) resolve(JSON.parse(text))
          else reject(new Error(`${method} ${path} answered ${answer.statusCode}: ${text}`))
        })
      })
      asked.on('error', reject)
      asked.end(body)
    })
  return {
    get: (path) => ask('GET', path),
    send: async (commands, issuedAtMs = Date.now()) => {
      const body = { commands: commands.map((each) => ({ ...each, issuedAtMs })) }
      const answer = await ask('POST', PATHS.commands, JSON.stringify(body))
      return (answer as { results: CommandResult[] }).results
    },
    close: () => agent.destroy(),
  }
}
