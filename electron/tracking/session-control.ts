import { type Failure, failureOf } from '../../shared/contract/errors.ts'
import type { IpcInput } from '../../shared/contract/ipc.ts'
import { isCurrencyCode } from '../../shared/money/currency.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { isTimeZone } from '../../shared/time/billing-week.ts'
import type { UntimedEvent } from '../../shared/tracking/events.ts'
import type { Ids } from './ids.ts'
import type { StartTerms } from './start-terms.ts'
import type { Tracker } from './tracker.ts'

/** What window and tray ask of the tracker; answers once the step is safe on disk. */
export type SessionControl = {
  start(input: IpcInput<'tracker.start'>): Promise<Result<null, Failure>>
  stop(): Promise<Result<null, Failure>>
  setMemo(memo: string): Promise<Result<null, Failure>>
  answerIdle(answer: 'keep' | 'discard' | 'stop'): Promise<Result<null, Failure>>
  /** Stops for good: the app quits, and nothing starts any more that nobody would stop. */
  end(): Promise<void>
}

/** What controlling sessions needs. */
export type SessionControlPorts = {
  tracker: Pick<Tracker, 'handle' | 'state'>
  ids: Ids
  /** The terms to start under, or why not (T9). */
  judge(projectId: number, insteadOf?: string): Result<StartTerms, Failure>
  /** Hears what is new on the marketplace, if it answers soon. */
  catchUp(): Promise<void>
}

/** Turns wishes into events of the machine, and its refusals into failures. */
export function createSessionControl(ports: SessionControlPorts): SessionControl {
  const { tracker, ids } = ports
  const ask = async (event: UntimedEvent): Promise<Result<null, Failure>> => {
    const effects = await tracker.handle(event)
    const refused = effects.find((effect) => effect.kind === 'refused')
    if (!refused) return ok(null)
    return err(failureOf(refused.code === 'not_idle' ? 'not_tracking' : refused.code))
  }
  let ended = false
  return {
    async start({ projectId, memo, insteadOf }) {
      if (ended) return err(failureOf('app_quitting'))
      if (tracker.state().phase !== 'stopped') return err(failureOf('already_tracking'))
      let judged = ports.judge(projectId, insteadOf)
      if (!judged.ok) {
        // It may be out of date: the window hears news by a way of its own.
        await ports.catchUp()
        if (ended) return err(failureOf('app_quitting'))
        judged = ports.judge(projectId, insteadOf)
      }
      if (!judged.ok) return judged
      const { terms, workedThisWeekMs } = judged.value
      const { currency, employerZone } = terms
      if (!isCurrencyCode(currency)) return err(misread('terms.currency'))
      if (!isTimeZone(employerZone)) return err(misread('terms.employerZone'))
      const sessionId = ids.uuid()
      const checked = { ...terms, currency }
      return ask({
        kind: 'started',
        sessionId,
        terms: checked,
        memo,
        workedThisWeekMs,
        ...(insteadOf && { insteadOf }),
      })
    },
    stop: () => ask({ kind: 'stopped' }),
    setMemo: (memo) => ask({ kind: 'memoChanged', memo }),
    answerIdle: (answer) => ask({ kind: 'idleAnswered', answer }),
    async end() {
      ended = true
      // Whatever the phase: a start that was asked for just before may not have happened yet.
      await ask({ kind: 'stopped' })
    },
  }
}

const misread = (path: string) => failureOf('malformed_request', { issues: [{ path }] })
