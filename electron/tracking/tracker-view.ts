import type { TrackerView } from '../../shared/contract/ipc.ts'
import type { TrackerState } from '../../shared/tracking/types.ts'
import { limitPercent, sessionMs, workedThisWeekMs } from '../../shared/tracking/view.ts'
import type { LastSession } from './last-session.ts'

/**
 * The tracker as window and tray show it; `last` fills in what Start would take up again, and
 * `workedMs` what was worked on that this week.
 */
export function toTrackerView(
  state: TrackerState,
  last: LastSession | null,
  workedMs: (last: LastSession) => number,
): TrackerView {
  const { phase, session } = state
  return {
    phase,
    terms: session?.terms ?? last?.terms ?? null,
    sessionId: session?.id ?? null,
    memo: session?.memo ?? last?.memo ?? '',
    sessionMs: sessionMs(state),
    workedThisWeekMs: session ? workedThisWeekMs(state) : last ? workedMs(last) : 0,
    segmentStartMs: state.open?.startMs ?? null,
    idleSinceMs: state.phase === 'idlePending' ? state.idleSinceMs : null,
    limitPercent: limitPercent(state),
  }
}
