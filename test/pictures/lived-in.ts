import { createHash } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import type { Project } from '../../shared/contract/entities.ts'
import type { SegmentDto } from '../../shared/contract/segments.ts'
import { accountOf, hourlyProject, type Reachable } from '../e2e/marketplace.ts'
import { numbers, workingScreen } from './screens.ts'

const minuteMs = 60_000
const cellMs = 10 * minuteMs

type Freelancer = ReturnType<typeof accountOf>

type Stretch = { fromMs: number; cells: number; memo: string; seed: number }

/** Posts one ten minutes and its capture, as the app does. */
async function workCell(
  server: Reachable,
  { api, token }: Freelancer,
  segment: SegmentDto,
  capture: { id: string; takenAtMs: number; picture: Buffer },
): Promise<void> {
  const { id, takenAtMs, picture } = capture
  const sha256 = createHash('sha256').update(picture).digest('hex')
  const displays = [{ width: 1280, height: 720, bytes: picture.length, sha256 }]
  const record = { id, takenAtMs, outcome: 'taken' as const, reason: null, displays }
  await api.send('postSegment', { segment: { ...segment, capture: record } })
  const answer = await fetch(`${server.url}/api/captures/${id}/displays/0`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'image/webp' },
    body: new Uint8Array(picture),
  })
  if (!answer.ok) throw new Error(`the capture was refused: ${await answer.text()}`)
}

/** Posts tracked time of whole ten minutes, with a capture each. */
async function work(
  server: Reachable,
  freelancer: Freelancer,
  projectId: number,
  stretch: Stretch,
): Promise<void> {
  const sessionId = uuidv7()
  const next = numbers(stretch.seed)
  const drawing = Array.from({ length: stretch.cells }, (_, cell) =>
    workingScreen(stretch.seed * 100 + cell),
  )
  for (const [cell, picture] of (await Promise.all(drawing)).entries()) {
    const startMs = stretch.fromMs + cell * cellMs
    const segment: SegmentDto = {
      id: uuidv7(),
      sessionId,
      projectId,
      startMs,
      endMs: startMs + cellMs,
      memo: stretch.memo,
      activeMinutes: 5 + Math.floor(next() * 6),
      minutes: 10,
      clockStepMs: 0,
      recovered: false,
      manual: false,
      capture: null,
    }
    const takenAtMs = startMs + Math.floor(next() * cellMs)
    await workCell(server, freelancer, segment, { id: uuidv7(), takenAtMs, picture })
  }
}

/** Fills the sandbox with some days of work and some requests in all their states. */
export async function liveIn(server: Reachable, nowMs: number): Promise<Project> {
  const freelancer = accountOf(server, 'freelancer')
  const employer = accountOf(server, 'employer')
  const project = await hourlyProject(server)
  const deviceId = uuidv7()
  await freelancer.api.send('registerDevice', { deviceId, name: 'Studio', platform: 'linux' })
  const dayMs = 86_400_000
  const yesterday = Math.floor(nowMs / dayMs) * dayMs - dayMs
  const at = (hour: number, minute = 0) => yesterday + (hour * 60 + minute) * minuteMs
  const stretches = [
    { fromMs: at(9, 30) - 2 * dayMs, cells: 14, memo: 'Wireframes', seed: 6 },
    { fromMs: at(10) - dayMs, cells: 18, memo: 'Clickable prototype', seed: 7 },
    { fromMs: at(9), cells: 13, memo: 'Search results page', seed: 1 },
    { fromMs: at(11, 30), cells: 6, memo: 'Review with the team', seed: 2 },
    { fromMs: at(13, 10), cells: 15, memo: 'Accessibility fixes', seed: 3 },
    { fromMs: at(16), cells: 9, memo: 'Checkout form', seed: 4 },
  ]
  for (const stretch of stretches) await work(server, freelancer, project.id, stretch)
  const lastCell = Math.floor(nowMs / cellMs) * cellMs
  const today = { fromMs: lastCell - 18 * cellMs, cells: 11, memo: 'Checkout form', seed: 5 }
  await work(server, freelancer, project.id, today)

  const { currency, id: projectId } = project
  const ask = (amount: string, description: string) =>
    freelancer.api.send('requestMilestone', { projectId, amount, currency, description })
  const accept = (requestId: string) =>
    employer.api.send('acceptMilestoneRequest', { confirmedSource: 'any', requestId })
  const released = await ask('480.00', 'Wireframes and clickable prototype')
  await accept(released)
  const paid = (await employer.api.project(projectId)).milestones.find(
    ({ requestId }) => requestId === released,
  )
  if (!paid) throw new Error('the accepted request has no milestone')
  const release = { milestoneId: paid.id, amount: paid.amount.amount }
  const intentId = await employer.api.send('prepareRelease', release)
  await employer.api.send('releaseMilestone', { ...release, intentId })
  await accept(await ask('640.00', 'Search results page, responsive'))
  await employer.api.send('rejectMilestoneRequest', {
    requestId: await ask('1200.00', 'Everything that is left'),
    reason: 'Please split this into parts that I can check.',
  })
  await ask('320.00', 'Checkout form with card and invoice payment')
  await ask('160.00', 'Accessibility fixes after the review')
  return project
}
