import { v7 as uuidv7 } from 'uuid'
import type { CommandPayload, CommandResult, CommandType } from '../../shared/contract/commands.ts'
import type {
  DiaryResponse,
  FinancesResponse,
  ProjectResponse,
} from '../../shared/contract/http.ts'
import type { PostedSegment } from '../../shared/contract/segments.ts'
import type { TestServer } from './server.ts'

/** One account's own view of the marketplace over its public API. */
export type Marketplace = {
  get<T>(path: string): Promise<T>
  project(id: number): Promise<ProjectResponse>
  finances(): Promise<FinancesResponse>
  /** A project's segments of the days around now, the oldest first. */
  segments(projectId: number): Promise<PostedSegment[]>
  send<T extends CommandType>(type: T, payload: CommandPayload<T>): Promise<string>
}

const dayMs = 86_400_000

/** Speaks to the marketplace with a bearer token, as any script can. */
export function marketplace(url: string, token: string): Marketplace {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const read = async <T>(answer: Response): Promise<T> => {
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }
  const get = async <T>(path: string): Promise<T> =>
    read<T>(await fetch(`${url}${path}`, { headers }))
  return {
    get,
    project: (id) => get<ProjectResponse>(`/api/projects/${id}`),
    finances: () => get<FinancesResponse>('/api/finances'),
    segments: async (projectId) => {
      const days = [-dayMs, 0, dayMs].map((by) => new Date(Date.now() + by).toISOString())
      const diaries = await Promise.all(
        days.map((day) =>
          get<DiaryResponse>(`/api/projects/${projectId}/diary?day=${day.slice(0, 10)}&zone=UTC`),
        ),
      )
      const all = new Map(diaries.flatMap((diary) => diary.segments.map((one) => [one.id, one])))
      return [...all.values()].sort((a, b) => a.startMs - b.startMs)
    },
    send: async (type, payload) => {
      const command = { id: uuidv7(), type, issuedAtMs: Date.now(), payload }
      const body = JSON.stringify({ commands: [command] })
      const { results } = await read<{ results: CommandResult[] }>(
        await fetch(`${url}/api/commands`, { method: 'POST', headers, body }),
      )
      const [result] = results
      if (result?.status !== 'applied') throw new Error(`${type}: ${JSON.stringify(result)}`)
      return command.id
    },
  }
}

/** A sandbox that answers, whoever started it. */
export type Reachable = Pick<TestServer, 'url' | 'ready'>

/** The sandbox's first account of a role, with its view of the marketplace. */
export function accountOf(server: Reachable, role: 'employer' | 'freelancer' | 'arbiter') {
  const account = server.ready.accounts.find((one) => one.role === role)
  if (!account) throw new Error(`the sandbox has no ${role}`)
  return { ...account, api: marketplace(server.url, account.token) }
}

/** The sandbox's accepted hourly project: the one that takes tracked time. */
export async function hourlyProject(server: Reachable) {
  const { api } = accountOf(server, 'freelancer')
  for (const { id, type } of server.ready.projects) {
    if (type !== 'hourly') continue
    const { project } = await api.project(id)
    if (project.status === 'active') return project
  }
  throw new Error('the sandbox has no accepted hourly project')
}
