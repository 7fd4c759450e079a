import { rm } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import type { Project } from '../../shared/contract/entities.ts'
import type { PostedSegment } from '../../shared/contract/segments.ts'
import { until } from '../desktop/until.ts'
import { type AppOptions, launchApp, newUserData, stateWhen } from '../e2e/app.ts'
import { accountOf, hourlyProject } from '../e2e/marketplace.ts'
import { startServer } from '../e2e/server.ts'
import { startTracking } from '../e2e/tracking.ts'
import type { Fault, Outcome } from './outcome.ts'

/** T7's promise. */
const MOST_LOST_MS = 5_000

/** One stretch that was tracked and cut off, on the clock that app and test share. */
type Stretch = { startMs: number; killedMs: number }

/**
 * Kills the whole process group of the packaged app at random instants while it tracks, always on
 * the same data, and compares what was tracked with what the marketplace holds in the end (T7).
 */
export const kill: Fault = async (desktop, { rounds }) => {
  const server = await startServer({ sandbox: true })
  const userData = await newUserData()
  try {
    const { api, token } = accountOf(server, 'freelancer')
    const project = await hourlyProject(server)
    const start: AppOptions = { desktop, server: server.url, token, userData }
    const stretches: Stretch[] = []
    for (let round = 1; round <= rounds; round++) {
      stretches.push(await trackAndKill(start, project))
      console.error(`  killed ${round} of ${rounds}`)
    }
    await recoverAndPost(start)
    const segments = await until('the recovered time at the marketplace', async () => {
      const posted = await api.segments(project.id)
      return posted.some(({ startMs }) => startMs >= (stretches.at(-1)?.startMs ?? 0)) && posted
    })
    return judge(stretches, segments)
  } finally {
    await server.stop()
    await rm(userData, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function trackAndKill(options: AppOptions, project: Project): Promise<Stretch> {
  const app = await launchApp(options)
  try {
    const startMs = await startTracking(await app.window(), project)
    // The random instant is the fault itself.
    const aimMs = Math.round(2_000 + Math.random() * 10_000)
    await delay(Math.max(0, startMs + aimMs - Date.now()))
    const killedMs = Date.now()
    await app.kill()
    return { startMs, killedMs }
  } finally {
    await app.dispose()
  }
}

/** The last start recovers the last stretch and sends whatever waits. */
async function recoverAndPost(options: AppOptions): Promise<void> {
  const app = await launchApp(options)
  try {
    const page = await app.window()
    const sent = ({ pending, connection }: { pending: unknown[]; connection: string }) =>
      connection === 'online' && pending.length === 0
    await stateWhen(page, 'an empty outbox', sent, 30_000)
    await app.quit()
  } finally {
    await app.dispose()
  }
}

function judge(stretches: readonly Stretch[], segments: readonly PostedSegment[]): Outcome {
  const failures: string[] = []
  const rows = stretches.map(({ startMs, killedMs }, index) => {
    const own = segments.filter((one) => one.startMs >= startMs && one.startMs < killedMs)
    const posted = own.reduce((sum, one) => sum + one.endMs - one.startMs, 0)
    const trackedMs = killedMs - startMs
    const lost = trackedMs - posted
    const name = `round ${index + 1}`
    if (lost > MOST_LOST_MS) failures.push(`${name} lost ${lost} ms`)
    // What the clock of this process and the app's may differ by when they read the same instant.
    if (lost < -5) failures.push(`${name} has ${-lost} ms more than were tracked`)
    if (own.filter(({ recovered }) => recovered).length > 1)
      failures.push(`${name} recovered twice`)
    return {
      round: index + 1,
      'tracked ms': trackedMs,
      'posted ms': posted,
      'lost ms': lost,
      segments: own.length,
    }
  })
  const strays = segments.filter(
    (one) =>
      !stretches.some((each) => one.startMs >= each.startMs && one.endMs <= each.killedMs + 5),
  )
  for (const { id } of strays) failures.push(`segment ${id} lies outside all that was tracked`)
  if (new Set(segments.map(({ id }) => id)).size < segments.length)
    failures.push('an id came twice')
  for (const [index, one] of segments.entries()) {
    const next = segments[index + 1]
    if (next && next.startMs < one.endMs) failures.push(`${one.id} and ${next.id} overlap`)
  }
  return { rows, failures }
}
