import { expect, it } from 'vitest'
import { Simulation } from '../../shared/tracking/simulation.ts'
import { newsOf } from './tracker-news.ts'

it('T5: the idle question is announced once, for the window that shows it may be closed', () => {
  const sim = new Simulation()
  sim.start()
  sim.tick(900_000, sim.now.monoMs)
  const told = sim.effects.flatMap((each) => newsOf(each, sim.state, sim.now.wallMs) ?? [])
  expect(told).toMatchObject([{ notice: null, announced: true }])
  expect(told[0]?.announcement.body).toContain('Harbour survey')
})
