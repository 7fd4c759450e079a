import { rm } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import type { Project } from '../../shared/contract/entities.ts'
import { startVirtualDesktop } from '../desktop/virtual-desktop.ts'
import { type AppOptions, launchApp, newUserData, stateWhen } from '../e2e/app.ts'
import { accountOf, hourlyProject } from '../e2e/marketplace.ts'
import { startServer } from '../e2e/server.ts'
import { startTracking } from '../e2e/tracking.ts'
import { judge, type Stretch } from './judge.ts'
import type { Fault } from './outcome.ts'

/**
 * Kills the whole process group of the packaged app at random instants while it tracks, always on
 * the same data, and compares what was tracked with what the marketplace holds in the end (T7).
 */
export const kill: Fault = async ({ rounds }) => {
  const { env: desktop, stop: endDesktop } = await startVirtualDesktop()
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
    // The outbox is empty, so what is not there now was lost: of a short stretch that may be all.
    return judge(stretches, await api.segments(project.id))
  } finally {
    await server.stop()
    await rm(userData, { recursive: true, force: true, maxRetries: 5 })
    await endDesktop()
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
