import { isDeepStrictEqual } from 'node:util'
import type { ApiFault } from '../../shared/client/api-fault.ts'
import type { CutOff } from '../../shared/client/transport.ts'
import {
  type Contracts,
  type CountedSegment,
  contracts,
  contractsFor,
  noContracts,
  readPage,
} from '../../shared/tracking/contracts.ts'
import type { Document, DocumentKind } from '../disk/document.ts'
import { createSerialQueue } from '../disk/serial-queue.ts'
import { type OutboxRecord, type Owner, segmentOf } from '../outbox/record.ts'
import type { Api } from './api.ts'
import { OVERTAKEN } from './introduction.ts'

/** The file of the contracts. */
export const contractsDocument: DocumentKind<Contracts> = {
  name: 'contracts',
  schema: contracts,
  empty: noContracts(null, ''),
}

/** What keeping the contracts needs. */
export type KnownContractsPorts = {
  document: Document<Contracts>
  /** The account at hand, also while it is signed out. */
  owner(): Owner
  /** The version of this app. */
  version: string
  nowMs(): number
}

/** One reading of the feed. */
export type PullRound = {
  api: Pick<Api, 'pull'>
  /** Whether the account is still the one that was asked for. */
  mayGoOn(): boolean
  signal: CutOff
}

/** Main's own view of the feed: what starting a session needs, online or not (T9, T12). */
export type KnownContracts = {
  read(): Contracts
  /** Segments that the marketplace has taken and that the feed has not brought back yet. */
  acknowledgedSegments(): readonly CountedSegment[]
  acknowledged(record: OutboxRecord): void
  /** Whether the feed has brought a segment of this id that covers this one. */
  hasPosted(segment: CountedSegment): boolean
  /** Reads the feed on to its end. */
  pull(round: PullRound): Promise<ApiFault | null>
}

/** A cursor alone is written when it has moved on by this much: what lies before it is read again. */
const CURSOR_STEP = 500

/** Keeps them in one document that follows the feed with a cursor of its own. */
export function keepContracts(ports: KnownContractsPorts): KnownContracts {
  const queue = createSerialQueue()
  const acknowledged = new Map<string, CountedSegment>()
  let current = ports.document.read()
  let written = current
  const read = () => contractsFor(current, ports.owner(), ports.version)

  const keep = (next: Contracts) => {
    // In memory first: a disk that is full must not keep anybody from starting.
    current = next
    for (const id of Object.keys(next.posted)) acknowledged.delete(id)
    if (isUpToDate(written, next)) return
    ports.document.write(next)
    written = next
  }
  const pullOnce = async ({ api, mayGoOn, signal }: PullRound): Promise<ApiFault | null> => {
    for (;;) {
      const before = read()
      const answer = await api.pull(before.cursor, signal)
      if (!mayGoOn()) return OVERTAKEN
      if (!answer.ok) return answer.error
      const page = answer.value
      const after = readPage(before, page, ports.nowMs())
      keep(after)
      // A page that promises more but brings nothing would be asked for without end.
      if (page.more ? after.cursor === before.cursor : after.complete) return null
    }
  }
  return {
    read,
    acknowledgedSegments: () => [...acknowledged.values()],
    acknowledged(record) {
      const segment = segmentOf(record)
      if (!segment) return
      const { id, projectId, startMs, endMs } = segment
      acknowledged.set(id, { id, projectId, startMs, endMs })
    },
    hasPosted({ id, projectId, startMs, endMs }) {
      const [ofProject, from, to] = read().posted[id] ?? []
      if (from === undefined || to === undefined) return false
      return ofProject === projectId && from <= startMs && to >= endMs
    },
    pull: (round) => queue.run(() => pullOnce(round)),
  }
}

/** Whether a start from what is on disk would do as well: most of the feed is about other rows. */
const isUpToDate = (written: Contracts, now: Contracts): boolean =>
  Math.abs(now.cursor - written.cursor) < CURSOR_STEP &&
  isDeepStrictEqual({ ...written, cursor: 0 }, { ...now, cursor: 0 })
