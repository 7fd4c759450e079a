import {
  type CommandPayload,
  type CommandType,
  commandContract,
} from '../../shared/contract/commands.ts'
import type { Milestone, MilestoneRequest, Project } from '../../shared/contract/entities.ts'
import type { PendingRecord } from '../../shared/contract/ipc.ts'
import { transitionMilestone } from '../../shared/milestones/milestone.ts'
import { transitionRequest } from '../../shared/milestones/request.ts'
import type { RequestItem } from '../ui/requests.ts'

/** The marketplace's rows that pending commands change. */
export type Rows = {
  projects: readonly Project[]
  milestoneRequests: readonly MilestoneRequest[]
  milestones: readonly Milestone[]
}

/** What the window shows: the rows, with the pending commands replayed on top. */
export type View = { projects: Project[]; requests: RequestItem[]; milestones: Milestone[] }

type Draft = {
  projects: Map<number, Project>
  requests: Map<string, RequestItem>
  milestones: Map<string, Milestone>
}

/** The request as it will stand, unless the marketplace knows it already (M5). */
function requestMilestone(
  { requests }: Draft,
  { id, issuedAtMs, state }: PendingRecord,
  { projectId, amount, currency, description }: CommandPayload<'requestMilestone'>,
): void {
  if (requests.has(id)) return
  requests.set(id, {
    id,
    number: null,
    projectId,
    amount: { amount, currency },
    description,
    state,
    reason: null,
    createdAtMs: issuedAtMs,
    decidedAtMs: null,
    milestoneId: null,
  })
}

function withdraw({ requests }: Draft, requestId: string, atMs: number): void {
  const request = requests.get(requestId)
  if (!request || request.state === 'refused') return
  const next = transitionRequest(request.state, 'withdraw')
  if (!next.ok) return
  requests.set(requestId, { ...request, state: next.value, decidedAtMs: atMs })
}

/** M1, P3: the project becomes Current Work and its held milestones go into progress. */
function acceptProject({ projects, milestones }: Draft, projectId: number, atMs: number): void {
  const project = projects.get(projectId)
  if (project?.status !== 'awarded') return
  projects.set(projectId, { ...project, status: 'active', acceptedAtMs: atMs })
  for (const milestone of milestones.values()) {
    if (milestone.projectId !== projectId) continue
    const next = transitionMilestone(milestone.state, 'acceptAward', 'freelancer')
    if (next.ok) milestones.set(milestone.id, { ...milestone, state: next.value })
  }
}

/** P3, P7: what the freelancer does with held money; a state that forbids it stays. */
function actOnMilestone(
  { milestones }: Draft,
  milestoneId: string,
  action: 'cancel' | 'requestRelease' | 'rejectCancellation',
): void {
  const milestone = milestones.get(milestoneId)
  if (!milestone) return
  const next = transitionMilestone(milestone.state, action, 'freelancer')
  if (next.ok) milestones.set(milestoneId, { ...milestone, state: next.value })
}

type Replays = {
  [T in CommandType]?: (draft: Draft, record: PendingRecord, payload: CommandPayload<T>) => void
}

/** What each command changes, by the rules the marketplace will judge it by. */
const REPLAYS: Replays = {
  requestMilestone,
  withdrawMilestoneRequest: (draft, { issuedAtMs }, { requestId }) =>
    withdraw(draft, requestId, issuedAtMs),
  acceptProject: (draft, { issuedAtMs }, { projectId }) =>
    acceptProject(draft, projectId, issuedAtMs),
  cancelMilestone: (draft, _record, { milestoneId }) =>
    actOnMilestone(draft, milestoneId, 'cancel'),
  requestRelease: (draft, _record, { milestoneId }) =>
    actOnMilestone(draft, milestoneId, 'requestRelease'),
  rejectCancellation: (draft, _record, { milestoneId }) =>
    actOnMilestone(draft, milestoneId, 'rejectCancellation'),
}

/** Replays one record. A refused command has no effect; a refused request is shown, to be mended. */
function replay<T extends CommandType>(draft: Draft, record: PendingRecord & { type: T }): void {
  if (record.state === 'refused' && record.type !== 'requestMilestone') return
  const payload = commandContract[record.type].payload.safeParse(record.payload)
  if (payload.success) REPLAYS[record.type]?.(draft, record, payload.data as CommandPayload<T>)
}

const newestFirst = (a: { createdAtMs: number; id: string }, b: typeof a): number =>
  b.createdAtMs - a.createdAtMs || (a.id < b.id ? 1 : -1)

/**
 * Rows and pending commands as one picture. Depends on nothing else, so any order or repetition of
 * pulls and acknowledgements that ends in the same rows ends in the same picture; a request is in
 * it once, queued or as the marketplace has it.
 */
export function optimisticView(rows: Rows, pending: readonly PendingRecord[]): View {
  const draft: Draft = {
    projects: new Map(rows.projects.map((project) => [project.id, project])),
    requests: new Map(rows.milestoneRequests.map((request) => [request.id, request])),
    milestones: new Map(rows.milestones.map((milestone) => [milestone.id, milestone])),
  }
  for (const record of pending) replay(draft, record)
  return {
    projects: [...draft.projects.values()].sort((a, b) => a.id - b.id),
    requests: [...draft.requests.values()].sort(newestFirst),
    milestones: [...draft.milestones.values()].sort(newestFirst),
  }
}
