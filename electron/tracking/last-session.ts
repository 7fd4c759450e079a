import { z } from 'zod'
import { type SessionTermsDto, sessionTerms } from '../../shared/contract/ipc.ts'
import { billingWeek } from '../../shared/time/billing-week.ts'
import type { TrackerEffect } from '../../shared/tracking/events.ts'
import type { TrackerState } from '../../shared/tracking/types.ts'
import { sessionMs, workedThisWeekMs } from '../../shared/tracking/view.ts'
import type { Document, DocumentKind } from '../disk/document.ts'

/** What was tracked last, so that Start can take it up again, from the tray and offline too. */
export type LastSession = {
  terms: SessionTermsDto
  memo: string
  /** Counted in the billing week that begins at `weekStartMs`. */
  workedMs: number
  weekStartMs: number
}

/** Its file; null until something was tracked. */
export const lastSessionDocument: DocumentKind<LastSession | null> = {
  name: 'last-session',
  schema: z
    .object({
      terms: sessionTerms,
      memo: z.string(),
      workedMs: z.number().int().min(0),
      weekStartMs: z.number().int(),
    })
    .nullable(),
  empty: null,
}

/** Remembers what was tracked last. */
export type LastSessionKeeper = {
  read(): LastSession | null
  /** Hears of every step; never throws. */
  step(before: TrackerState, effects: readonly TrackerEffect[]): void
}

/**
 * Keeps it in its document. It only saves the person a few clicks, so a disk that is full must stop
 * nothing for it: what could not be written is remembered, and written at a later step.
 */
export function keepLastSession(document: Document<LastSession | null>): LastSessionKeeper {
  let unwritten: LastSession | null = null
  return {
    read: () => unwritten ?? document.read(),
    step(before, effects) {
      unwritten = rememberSession(before, effects) ?? unwritten
      if (!unwritten) return
      try {
        document.write(unwritten)
        unwritten = null
      } catch {
        // The checkpoint meets the same disk, and its trouble is told.
      }
    },
  }
}

/** What there is to take up again after a step from one state to the next. */
function rememberSession(
  before: TrackerState,
  effects: readonly TrackerEffect[],
): LastSession | null {
  const stopped = effects.find((effect) => effect.kind === 'sessionStopped')
  if (!stopped || !before.session || before.session.id !== stopped.sessionId) return null
  const { terms, memo, week } = before.session
  const sinceMs = stopped.trackedMs - sessionMs(before)
  const workedMs = Math.max(0, workedThisWeekMs(before) + sinceMs)
  return { terms, memo, workedMs, weekStartMs: week.startMs }
}

/** What of the last session's count still belongs to the billing week of an instant. */
export function workedInWeekOf(last: LastSession, atMs: number): number {
  return billingWeek(atMs, last.terms.employerZone).startMs === last.weekStartMs ? last.workedMs : 0
}
