import { type Failure, failureOf } from '../../shared/contract/errors.ts'
import type { SessionTermsDto, StartableProject } from '../../shared/contract/ipc.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import {
  type Contract,
  type Contracts,
  type CountedSegment,
  workedInWeekMs,
} from '../../shared/tracking/contracts.ts'
import { startRefusal } from '../../shared/tracking/start-refusal.ts'
import { workedMs } from '../../shared/tracking/stretch.ts'
import type { TrackerState } from '../../shared/tracking/types.ts'
import type { Outbox } from '../outbox/outbox.ts'
import { type Owner, segmentOf } from '../outbox/record.ts'
import { type LastSession, workedInWeekOf } from './last-session.ts'

/** What finding a session's terms needs. */
export type StartTermsPorts = {
  /** What is known of the feed, and what the marketplace has taken beyond it. */
  contracts: { read(): Contracts; acknowledgedSegments(): readonly CountedSegment[] }
  outbox: Pick<Outbox, 'queued'>
  tracker: { state(): TrackerState }
  last(): LastSession | null
  identity(): { deviceId: string; owner: Owner }
  idleThresholdMs(): number
  nowMs(): number
}

/** The terms of a session that may begin, and what was worked of them this week already. */
export type StartTerms = { terms: SessionTermsDto; workedThisWeekMs: number }

/** What Start goes by, for window and tray alike. */
export type StartJudge = {
  /** The terms to start under, or why not (T9). */
  judge(projectId: number, insteadOf?: string): Result<StartTerms, Failure>
  /** What can be tracked, by title, and what stands in its way. */
  startable(): StartableProject[]
  /** Worked this billing week on a project, as far as it is known here; null when it is not. */
  workedThisWeekMs(projectId: number): number | null
}

/**
 * Judges from what this computer knows, so that it works offline (T12). Before the feed was ever
 * read, what was tracked last can be taken up again.
 */
export function createStartJudge(ports: StartTermsPorts): StartJudge {
  const contractOf = (projectId: number) =>
    Object.values(ports.contracts.read().projects).find(({ id }) => id === projectId)

  /** Segments that are not posted yet: they wait in the outbox or still in the machine. */
  const unposted = (): CountedSegment[] => {
    const { owner } = ports.identity()
    const queued = ports.outbox.queued().flatMap((record) => {
      const isMine = record.owner === null || record.owner === owner
      const segment = isMine ? segmentOf(record) : null
      return segment ? [segment] : []
    })
    const state = ports.tracker.state()
    const held = state.waiting.map((each) => ({
      ...each,
      endMs: each.startMs + workedMs(state, each, each.endMonoMs),
    }))
    return [...ports.contracts.acknowledgedSegments(), ...queued, ...held]
  }
  const workedOn = (contract: Contract) =>
    workedInWeekMs(ports.contracts.read(), contract, unposted(), ports.nowMs())

  /** An acceptance that waits is sent before the session's start (M1). */
  const isAccepted = (projectId: number) =>
    ports.outbox.queued().some((record) => {
      return record.type === 'acceptProject' && record.payload.projectId === projectId
    })

  const takeUpAgain = (projectId: number): Result<StartTerms, Failure> => {
    const last = ports.last()
    if (ports.contracts.read().complete) return err(failureOf('project_not_in_current_work'))
    if (last?.terms.projectId !== projectId) return err(failureOf('contract_not_known'))
    const terms = { ...last.terms, idleThresholdMs: ports.idleThresholdMs() }
    return ok({ terms, workedThisWeekMs: workedInWeekOf(last, ports.nowMs()) })
  }
  const refusalOf = (contract: Contract, insteadOf?: string) => {
    const isActive = contract.status === 'awarded' && isAccepted(contract.id)
    const facts = isActive ? { ...contract, status: 'active' as const } : contract
    const { running } = ports.contracts.read()
    return startRefusal(facts, running, { deviceId: ports.identity().deviceId, insteadOf })
  }
  return {
    judge(projectId, insteadOf) {
      const contract = contractOf(projectId)
      if (!contract) return takeUpAgain(projectId)
      const refusal = refusalOf(contract, insteadOf)
      if (refusal) return err(failureOf(refusal))
      if (contract.ratePerHour === null) return err(failureOf('project_not_hourly'))
      const terms = {
        projectId,
        projectTitle: contract.title,
        contractId: contract.bidId,
        currency: contract.currency,
        ratePerHour: contract.ratePerHour,
        weeklyLimitMs: contract.weeklyLimitMs,
        employerZone: contract.employerZone,
        idleThresholdMs: ports.idleThresholdMs(),
      }
      return ok({ terms, workedThisWeekMs: workedOn(contract) })
    },
    startable() {
      const { projects, complete } = ports.contracts.read()
      const last = ports.last()?.terms
      const known = Object.values(projects).flatMap((contract) => {
        const { id, title, type, ratePerHour } = contract
        const blockedBy = refusalOf(contract)
        const isOver = blockedBy === 'project_not_in_current_work'
        return type !== 'hourly' || ratePerHour === null || isOver ? [] : [{ id, title, blockedBy }]
      })
      const again =
        last && !complete && !known.some(({ id }) => id === last.projectId)
          ? [{ id: last.projectId, title: last.projectTitle, blockedBy: null }]
          : []
      return [...known, ...again].sort((a, b) => (a.title < b.title ? -1 : 1))
    },
    workedThisWeekMs(projectId) {
      const contract = contractOf(projectId)
      return contract ? workedOn(contract) : null
    },
  }
}
