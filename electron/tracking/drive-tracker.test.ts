import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { UntimedEvent } from '../../shared/tracking/events.ts'
import { initialTrackerState } from '../../shared/tracking/machine.ts'
import { fakePowerMonitor } from '../../test/fakes/fake-power-monitor.ts'
import { driveTracker } from './drive-tracker.ts'
import type { Tracker } from './tracker.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A tracker that notes what happens to it; `busy` holds up its answers, as a slow disk does. */
function listening(unsaved = true) {
  const heard: UntimedEvent[] = []
  let release = () => {}
  const gate = { busy: false }
  const tracker: Tracker = {
    state: () => initialTrackerState,
    unsaved: () => unsaved,
    holdsCapture: () => false,
    settled: async () => {},
    async handle(event) {
      heard.push(event)
      if (gate.busy) await new Promise<void>((resolve) => (release = resolve))
      return []
    },
  }
  return { tracker, heard, gate, release: () => release() }
}

describe('driving the tracker', () => {
  it('T4: samples the idle time once a second', async () => {
    const { tracker, heard } = listening()
    const power = fakePowerMonitor()
    driveTracker(tracker, power)
    await vi.advanceTimersByTimeAsync(1_000)
    power.idle = 30_000
    await vi.advanceTimersByTimeAsync(1_000)
    power.idle = null
    await vi.advanceTimersByTimeAsync(1_000)
    expect(heard).toEqual([
      { kind: 'tick', idleMs: 0 },
      { kind: 'tick', idleMs: 30_000 },
      { kind: 'tick', idleMs: null },
    ])
  })

  it('costs nothing while nothing runs and nothing waits for the disk', async () => {
    const { tracker, heard } = listening(false)
    driveTracker(tracker, fakePowerMonitor())
    await vi.advanceTimersByTimeAsync(60_000)
    expect(heard).toEqual([])
  })

  it('T3: a slow disk does not pile up ticks', async () => {
    const { tracker, heard, gate, release } = listening()
    gate.busy = true
    driveTracker(tracker, fakePowerMonitor())
    await vi.advanceTimersByTimeAsync(10_000)
    expect(heard).toHaveLength(1)
    release()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(heard).toHaveLength(2)
  })

  it('T6: passes on sleep, lock and shutdown, until told to stop', () => {
    const { tracker, heard } = listening(false)
    const power = fakePowerMonitor()
    const stop = driveTracker(tracker, power)
    for (const event of ['suspended', 'suspended', 'resumed', 'locked', 'unlocked'] as const) {
      power.say(event)
    }
    power.say('shutdown')
    stop()
    power.say('suspended')
    expect(heard.map(({ kind }) => kind)).toEqual([
      'suspended',
      'suspended',
      'resumed',
      'locked',
      'unlocked',
      'suspended',
    ])
  })
})
