import type { TrackerEffect, UntimedEvent } from './events.ts'
import { freshNeeded } from './flow.ts'
import { initialTrackerState, transition } from './machine.ts'
import type { CaptureRecord, Moment, Segment, SessionTerms, TrackerState } from './types.ts'

/** Monday 2026-11-23, 09:00 UTC: far from any edge unless a test asks for one. */
export const START_MS = Date.UTC(2026, 10, 23, 9)

/** Terms for tests: no limit, ten minutes of idle. */
const termsOf = (over: Partial<SessionTerms> = {}): SessionTerms => ({
  projectId: 1,
  projectTitle: 'Harbour survey',
  contractId: 1,
  currency: 'USD',
  ratePerHour: '40.00',
  weeklyLimitMs: null,
  employerZone: 'America/New_York',
  idleThresholdMs: 600_000,
  ...over,
})

/** The record a test's shell answers a capture with. */
export const takenCapture = (id: string, takenAtMs: number): CaptureRecord => ({
  id,
  takenAtMs,
  outcome: 'taken',
  reason: null,
  displays: [{ width: 1280, height: 720, bytes: 40_000, sha256: 'a'.repeat(64) }],
})

/**
 * A shell for tests: two clocks that move when told, ids in a row, and everything the machine let
 * out. Each state goes through JSON, as a checkpoint does.
 */
export class Simulation {
  state: TrackerState
  now: Moment
  captureFraction = 0.5
  /** Whether captures are answered as soon as `tick` asks for them. */
  answersCaptures = true
  readonly effects: TrackerEffect[] = []
  /** The last stored checkpoint. */
  stored: TrackerState = initialTrackerState
  #ids = 0
  readonly #asked: { segmentId: string; captureId: string }[] = []
  readonly #prefix: string

  constructor(state: TrackerState = initialTrackerState, now?: Moment, prefix = '') {
    this.state = state
    this.now = now ?? { wallMs: START_MS, monoMs: 1_000_000 }
    this.#prefix = prefix
  }

  /** Lets both clocks run. */
  pass(ms: number): this {
    this.now = { wallMs: this.now.wallMs + ms, monoMs: this.now.monoMs + ms }
    return this
  }

  /** Steps the wall clock alone. */
  stepWall(ms: number): this {
    this.now = { ...this.now, wallMs: Math.max(0, this.now.wallMs + ms) }
    return this
  }

  /** Something happens now; gives back what the machine wants done. */
  send(event: UntimedEvent): TrackerEffect[] {
    const fresh = Array.from({ length: freshNeeded(this.state, this.now) }, () => {
      const id = `${this.#prefix}${this.#ids++}`
      return {
        segmentId: `segment-${id}`,
        captureId: `capture-${id}`,
        captureFraction: this.captureFraction,
      }
    })
    const { state, effects } = transition(this.state, { ...event, at: this.now, fresh })
    this.state = JSON.parse(JSON.stringify(state))
    this.effects.push(...effects)
    this.#asked.push(...effects.filter((each) => each.kind === 'capture'))
    if (effects.some((each) => each.kind === 'checkpoint')) this.stored = this.state
    return effects
  }

  start(over: Partial<SessionTerms> = {}, workedThisWeekMs = 0): TrackerEffect[] {
    const sessionId = `session-${this.#prefix}${this.#ids++}`
    return this.send({
      kind: 'started',
      sessionId,
      terms: termsOf(over),
      memo: '',
      workedThisWeekMs,
    })
  }

  /** Ticks once a second for a while; input every second unless `idleFromMs` says since when not. */
  tick(ms: number, idleFromMs: number | null = null): this {
    for (let gone = 0; gone < ms; gone += 1_000) {
      this.pass(Math.min(1_000, ms - gone))
      this.send({ kind: 'tick', idleMs: idleFromMs === null ? 0 : this.now.monoMs - idleFromMs })
      if (this.answersCaptures) this.answerCaptures()
    }
    return this
  }

  /** Answers every capture that was asked for and not answered. */
  answerCaptures(): this {
    for (const each of this.#asked.splice(0)) {
      const capture = takenCapture(each.captureId, this.now.wallMs)
      this.send({ kind: 'captureFinished', segmentId: each.segmentId, capture })
    }
    return this
  }

  get segments(): Segment[] {
    return this.effects.flatMap((each) => (each.kind === 'segmentClosed' ? [each.segment] : []))
  }

  /** The effects of one kind. */
  of<K extends TrackerEffect['kind']>(kind: K): Extract<TrackerEffect, { kind: K }>[] {
    return this.effects.filter(
      (each): each is Extract<TrackerEffect, { kind: K }> => each.kind === kind,
    )
  }
}
