import type { TrackerEffect, UntimedEvent } from '../../shared/tracking/events.ts'
import { freshNeeded } from '../../shared/tracking/flow.ts'
import { transition } from '../../shared/tracking/machine.ts'
import type { CaptureRecord, Fresh, Moment, TrackerState } from '../../shared/tracking/types.ts'
import { isDiskFull } from '../disk/disk.ts'
import type { Document } from '../disk/document.ts'
import { createSerialQueue } from '../disk/serial-queue.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { Owner, RecordDraft } from '../outbox/record.ts'
import type { Checkpoint } from './checkpoint.ts'
import type { Clock } from './clock.ts'
import type { Ids } from './ids.ts'
import { recordOf } from './records.ts'
import { isOfAnother, ownersOf, type SessionOwners } from './session-owners.ts'

/** What the tracker needs of the world. */
export type TrackerPorts = {
  clock: Clock
  ids: Ids
  /** From 0 to below 1, unpredictable to the user (S1). */
  chance: () => number
  checkpoint: Document<Checkpoint>
  outbox: Pick<Outbox, 'add'>
  captures: {
    /** Takes the session's capture; never rejects, a failure is an outcome (S3). */
    take(captureId: string, owner: Owner): Promise<CaptureRecord>
    drop(captureId: string): Promise<void>
  }
  /** This device, and the account that is at hand now: the owner of what starts now. */
  identity(): { deviceId: string; owner: Owner }
  /** What the checkpoint holds was tracked by another device, which may still be at it (T1). */
  isCopy: boolean
  /** A session was stopped because the account at hand is not its owner's any more. */
  onHandover(): void
  /** Hears of every change, after it is safe on disk. */
  onStep(before: TrackerState, after: TrackerState, effects: readonly TrackerEffect[]): void
  /** Time could not be kept on disk (it still is in memory), or can be again. */
  onStorage(trouble: 'disk_full' | 'unwritable' | null): void
}

/** The shell of the tracking machine: gives it time, ids and chance, and does what it says. */
export type Tracker = {
  state(): TrackerState
  /** Feeds one event; resolves with its effects once all of them are done. */
  handle(event: UntimedEvent): Promise<readonly TrackerEffect[]>
  /** Whether something still waits in memory for the disk to take it. */
  unsaved(): boolean
  /** Captures that are being taken or whose segment is not in the outbox yet. */
  holdsCapture(captureId: string): boolean
  /** Resolves when nothing is under way, captures included. */
  settled(): Promise<void>
}

/**
 * Runs the machine. Every event goes through one queue, so no two interleave; its moment is read
 * when it arrives, not when its turn comes. Records are written ahead into the checkpoint, then
 * spooled, then cleared: killed anywhere between, they are spooled at the next start under the
 * same ids.
 */
export function createTracker(ports: TrackerPorts): Tracker {
  const queue = createSerialQueue()
  const captures = new Set<Promise<void>>()
  const stored = ports.checkpoint.read()
  let state = stored.state
  let unspooled: RecordDraft[] = [...stored.unspooled]
  let owners: SessionOwners = stored.owners
  /** The checkpoint on disk is behind, as the disk refused the last one. */
  let behind = false

  const makeFresh = (at: Moment): Fresh[] =>
    Array.from({ length: freshNeeded(state, at) }, () => ({
      segmentId: ports.ids.uuid(),
      captureId: ports.ids.uuid(),
      captureFraction: ports.chance(),
    }))

  const unsaved = () => behind || unspooled.length > 0

  const save = () => ports.checkpoint.write({ state, unspooled, owners })

  const spool = async () => {
    for (const draft of unspooled) {
      const added = await ports.outbox.add(draft)
      if (!added.ok) throw Object.assign(new Error(added.error), { code: 'ENOSPC' })
      unspooled = unspooled.filter((each) => each !== draft)
    }
  }

  /** Makes a step durable. What the disk refuses stays in memory and is tried again by the ticks. */
  const keep = async () => {
    try {
      save()
      if (unspooled.length > 0) {
        await spool()
        save()
      }
      behind = false
      ports.onStorage(null)
    } catch (thrown) {
      behind = true
      ports.onStorage(isDiskFull(thrown) ? 'disk_full' : 'unwritable')
    }
  }

  const capture = (segmentId: string, captureId: string, owner: Owner) => {
    const taking = ports.captures.take(captureId, owner).then(async (record) => {
      await handle({ kind: 'captureFinished', segmentId, capture: record })
    })
    captures.add(taking)
    void taking.finally(() => captures.delete(taking))
  }

  const take = async (event: UntimedEvent, at: Moment): Promise<readonly TrackerEffect[]> => {
    const step = transition(state, { ...event, at, fresh: makeFresh(at) })
    const before = state
    state = step.state
    const { deviceId, owner } = ports.identity()
    const known = owners
    const ownerOf = (sessionId: string) => known[sessionId] ?? owner
    owners = ownersOf(state, known, owner)
    const sessionId = before.session?.id ?? state.session?.id ?? ''
    for (const effect of step.effects) {
      const draft = recordOf(effect, at, ports.ids, { deviceId, ownerOf })
      // A copy files what it holds, but the session is the other device's to stop.
      const isTheirs = ports.isCopy && event.kind === 'recovered' && draft?.type === 'stopSession'
      if (draft && !isTheirs) unspooled = [...unspooled, draft]
      if (effect.kind === 'capture') {
        capture(effect.segmentId, effect.captureId, ownerOf(sessionId))
      }
    }
    if (unsaved() || step.effects.some(({ kind }) => kind === 'checkpoint')) await keep()
    // Only now: a picture must not vanish while the state on disk still names it.
    for (const effect of step.effects) {
      if (effect.kind === 'captureDropped') await ports.captures.drop(effect.captureId)
    }
    ports.onStep(before, state, step.effects)
    return step.effects
  }

  /** Y6: nobody works into another's account. The session ends before anything else happens to it. */
  const handOver = async (event: UntimedEvent, at: Moment) => {
    if (event.kind === 'recovered' || event.kind === 'stopped') return
    if (!isOfAnother(state, owners, ports.identity().owner)) return
    await take({ kind: 'stopped' }, at)
    ports.onHandover()
  }

  const handle = (event: UntimedEvent): Promise<readonly TrackerEffect[]> => {
    const at = ports.clock.now()
    return queue.run(async () => {
      await handOver(event, at)
      return take(event, at)
    })
  }

  return {
    state: () => state,
    handle,
    unsaved,
    holdsCapture: (captureId) =>
      [...state.waiting, ...(state.open ? [state.open] : [])].some(
        (each) => each.captureId === captureId,
      ) || unspooled.some((draft) => isSegmentWith(draft, captureId)),
    async settled() {
      await Promise.allSettled(captures)
      await queue.drained()
    },
  }
}

const isSegmentWith = (draft: RecordDraft, captureId: string): boolean =>
  draft.type === 'postSegment' && draft.payload.segment.capture?.id === captureId
