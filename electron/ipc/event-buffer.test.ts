import { describe, expect, it } from 'vitest'
import { createEventBuffer } from './event-buffer.ts'

describe('events of main', () => {
  it('N3: a click that came before the page listened is heard once it does, and once only', () => {
    const events = createEventBuffer()
    const heard: number[] = []
    events.receive('show', { projectId: 1 })
    events.receive('show', { projectId: 2 })
    const off = events.on('show', ({ projectId }) => heard.push(projectId))
    events.on('show', ({ projectId }) => heard.push(projectId * 10))
    expect(heard).toEqual([2])
    events.receive('show', { projectId: 3 })
    expect(heard).toEqual([2, 3, 30])
    off()
    events.receive('show', { projectId: 4 })
    expect(heard).toEqual([2, 3, 30, 40])
  })

  it('each event goes to its own listeners', () => {
    const events = createEventBuffer()
    const heard: number[] = []
    events.on('changed', ({ cursor }) => heard.push(cursor))
    events.receive('show', { projectId: 1 })
    events.receive('changed', { cursor: 9 })
    expect(heard).toEqual([9])
  })
})
