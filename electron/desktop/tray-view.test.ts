import { describe, expect, it } from 'vitest'
import type { TrackerView } from '../../shared/contract/ipc.ts'
import { createWords } from '../../shared/words/words.ts'
import { toTrayView } from './tray-view.ts'

const words = createWords('en')
const stopped: TrackerView = {
  phase: 'stopped',
  terms: null,
  sessionId: null,
  memo: '',
  sessionMs: 0,
  workedThisWeekMs: 0,
  segmentStartMs: null,
  idleSinceMs: null,
  limitPercent: null,
}
const terms = {
  projectId: 1,
  projectTitle: 'Checkout redesign',
  contractId: 1,
  currency: 'USD',
  ratePerHour: '40.00',
  weeklyLimitMs: null,
  employerZone: 'America/New_York',
  idleThresholdMs: 600_000,
}
const view = (tracker: Partial<TrackerView>, rest = {}) =>
  toTrayView(words, {
    tracker: { ...stopped, ...tracker },
    connection: 'online',
    elsewhere: null,
    unseen: null,
    ...rest,
  })
const labels = (tracker: Partial<TrackerView>, rest = {}) =>
  view(tracker, rest).items.map(({ label }) => label)

describe('tray', () => {
  it('offers nothing to start before anything was tracked', () => {
    expect(labels({})).toEqual(['Not tracking', '', 'Open Milepost', '', 'Quit'])
  })

  it('T1: offers the last project when stopped, and Stop while running', () => {
    expect(labels({ terms })).toContain('Start Checkout redesign')
    const running = labels({ phase: 'running', terms, sessionMs: 3_900_000 })
    expect(running[0]).toBe('Tracking, 1 h 05 min · Checkout redesign')
    expect(running).toContain('Stop')
    expect(running).not.toContain('Start Checkout redesign')
  })

  it('T5: offers to keep or discard the idle stretch only while the question is open', () => {
    const asked = view({ phase: 'idlePending', terms }).items
    expect(asked).toContainEqual({ action: 'keepIdle', label: 'Keep idle time' })
    expect(asked).toContainEqual({ action: 'discardIdle', label: 'Discard idle time' })
    expect(asked.map(({ action }) => action)).toContain('stop')
    const actions = view({ phase: 'running', terms }).items.map(({ action }) => action)
    expect(actions).not.toContain('keepIdle')
    expect(actions).not.toContain('discardIdle')
  })

  it('shows the state by its icon and, where there is room, the running time', () => {
    expect(view({}).icon).toBe('idle')
    expect(view({ phase: 'running', terms, sessionMs: 60_000 })).toMatchObject({
      icon: 'running',
      title: '1 min',
      tooltip: 'Milepost: Tracking, 1 min · Checkout redesign',
    })
    expect(view({ phase: 'idlePending', terms }).icon).toBe('attention')
  })

  it('is the same for all seconds of a minute, so that it is drawn once a minute', () => {
    const at = (sessionMs: number) => view({ phase: 'running', terms, sessionMs })
    expect(at(60_000)).toEqual(at(119_999))
    expect(at(60_000)).not.toEqual(at(120_000))
  })

  it('N1: says what no notification could show', () => {
    const unseen = { title: 'USD 5.00 released to you', body: 'Checkout.' }
    expect(view({}, { unseen }).icon).toBe('attention')
    expect(labels({}, { unseen })).toContain('USD 5.00 released to you. Checkout.')
  })

  it('Y6: says that time is kept while signed out', () => {
    expect(labels({}, { connection: 'signedOut' })).toContain(
      'Signed out: your time is kept on this computer',
    )
  })

  it('T13: offers to stop another device’s session instead of a Start that would be refused', () => {
    const elsewhere = {
      sessionId: '0b6e6e00-0000-4000-8000-000000000001',
      deviceId: '0b6e6e00-0000-4000-8000-000000000002',
      deviceName: 'Studio',
      projectId: 1,
      startedAtMs: 0,
      heardAtMs: null,
    }
    const { items } = view({ terms }, { elsewhere })
    expect(items.map(({ action }) => action)).toContain('takeOver')
    expect(items.map(({ action }) => action)).not.toContain('start')
    expect(items.map(({ label }) => label)).toEqual(
      expect.arrayContaining([
        'Studio has a session',
        'Stop it on Studio and start Checkout redesign here',
      ]),
    )
    expect(labels({ phase: 'running', terms }, { elsewhere })).not.toContain('Studio has a session')
  })
})
