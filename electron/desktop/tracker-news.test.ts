import { expect, it } from 'vitest'
import type { AppNotice } from '../../shared/contract/ipc.ts'
import { Simulation } from '../../shared/tracking/simulation.ts'
import type { CaptureRecord } from '../../shared/tracking/types.ts'
import { sayAppNotice } from '../../shared/words/app-notice.ts'
import { createWords } from '../../shared/words/words.ts'
import type { Announcement } from './notifier.ts'
import { createTrackerNews } from './tracker-news.ts'

/** Shows what a simulated tracker let out. */
function newsRoom() {
  const sim = new Simulation()
  const words = createWords('en')
  const notices: AppNotice[] = []
  const announced: Announcement[] = []
  const news = createTrackerNews({
    words,
    notices: { show: (notice) => void notices.push(notice) },
    announcer: { announce: async (announcement) => void announced.push(announcement) },
    nowMs: () => sim.now.wallMs,
    showWindow: () => {},
  })
  let seen = 0
  const show = () => {
    news.show(sim.state, sim.effects.slice(seen))
    seen = sim.effects.length
  }
  const said = () => notices.map((notice) => sayAppNotice(words, notice).text)
  return { sim, notices, said, announced, show }
}

it('T5: the idle question is announced once, for the window that shows it may be closed', () => {
  const { sim, notices, announced, show } = newsRoom()
  sim.start()
  sim.tick(900_000, sim.now.monoMs)
  show()
  expect(notices).toEqual([])
  expect(announced).toHaveLength(1)
  expect(announced[0]?.body).toContain('Harbour survey')
})

it('S3: captures that fail one after the other are told once, until one succeeds', () => {
  const { sim, notices, said, announced, show } = newsRoom()
  sim.answersCaptures = false
  const segment = (outcome: CaptureRecord['outcome']) => {
    sim.tick(600_000)
    for (const { segmentId, captureId } of sim.of('capture').slice(-1)) {
      const reason = outcome === 'taken' ? null : 'notEncoded'
      const capture = { id: captureId, takenAtMs: sim.now.wallMs, outcome, reason, displays: [] }
      sim.send({ kind: 'captureFinished', segmentId, capture })
    }
    sim.tick(2_000)
    show()
  }
  sim.start()
  for (const outcome of ['failed', 'failed', 'failed'] as const) segment(outcome)
  expect(notices).toHaveLength(1)
  expect(said()[0]).toMatch(/could not be encoded.*next/)
  segment('denied')
  expect(notices).toHaveLength(2)
  expect(said()[1]).toMatch(/settings/)
  segment('taken')
  segment('failed')
  expect(notices).toHaveLength(3)
  expect(announced).toEqual([])
})
