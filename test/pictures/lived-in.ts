import { createHash } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import type { Project } from '../../shared/contract/entities.ts'
import type { SegmentDto } from '../../shared/contract/segments.ts'
import { accountOf, hourlyProject } from '../e2e/marketplace.ts'
import type { TestServer } from '../e2e/server.ts'
import { numbers, workingScreen } from './screens.ts'

const minuteMs = 60_000
const cellMs = 10 * minuteMs

type Freelancer = ReturnType<typeof accountOf>

/** Posts tracked time of whole ten minutes, with a capture each, as the app does. */
async function work(
  server: TestServer,
  { api, token }: Freelancer,
  project: Project,
  stretch: { fromMs: number; cells: number; memo: string; seed: number },
): Promise<void> {
  const sessionId = uuidv7()
  const next = numbers(stretch.seed)
  for (let cell = 0; cell < stretch.cells; cell++) {
    const startMs = stretch.fromMs + cell * cellMs
    const picture = await workingScreen(stretch.seed * 100 + cell)
    const captureId = uuidv7()
    const segment: SegmentDto = {
      id: uuidv7(),
      sessionId,
      projectId: project.id,
      startMs,
      endMs: startMs + cellMs,
      memo: stretch.memo,
      activeMinutes: 5 + Math.floor(next() * 6),
      minutes: 10,
      clockStepMs: 0,
      recovered: false,
      manual: false,
      capture: {
        id: captureId,
        takenAtMs: startMs + Math.floor(next() * cellMs),
        outcome: 'taken',
        reason: null,
        displays: [
          {
            width: 1280,
            height: 720,
            bytes: picture.length,
            sha256: createHash('sha256').update(picture).digest('hex'),
          },
        ],
      },
    }
    await api.send('postSegment', { segment })
    const answer = await fetch(`${server.url}/api/captures/${captureId}/displays/0`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'image/webp' },
      body: new Uint8Array(picture),
    })
    if (!answer.ok) throw new Error(`the capture was refused: ${await answer.text()}`)
  }
}

/** Fills the sandbox with a day and a half of work and some requests in all their states. */
export async function liveIn(server: TestServer, nowMs: number): Promise<Project> {
  const freelancer = accountOf(server, 'freelancer')
  const employer = accountOf(server, 'employer')
  const project = await hourlyProject(server)
  const deviceId = uuidv7()
  await freelancer.api.send('registerDevice', { deviceId, name: 'Studio', platform: 'linux' })
  const dayMs = 86_400_000
  const yesterday = Math.floor(nowMs / dayMs) * dayMs - dayMs
  const at = (hour: number, minute = 0) => yesterday + (hour * 60 + minute) * minuteMs
  const stretches = [
    { fromMs: at(9), cells: 13, memo: 'Search results page', seed: 1 },
    { fromMs: at(11, 30), cells: 6, memo: 'Review with the team', seed: 2 },
    { fromMs: at(13, 10), cells: 15, memo: 'Accessibility fixes', seed: 3 },
    { fromMs: at(16), cells: 9, memo: 'Checkout form', seed: 4 },
  ]
  for (const stretch of stretches) await work(server, freelancer, project, stretch)
  const lastCell = Math.floor(nowMs / cellMs) * cellMs
  const today = { fromMs: lastCell - 18 * cellMs, cells: 11, memo: 'Checkout form', seed: 5 }
  await work(server, freelancer, project, today)

  const { currency, id: projectId } = project
  const ask = (amount: string, description: string) =>
    freelancer.api.send('requestMilestone', { projectId, amount, currency, description })
  const accept = (requestId: string) => employer.api.send('acceptMilestoneRequest', { requestId })
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
