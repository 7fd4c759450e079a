/**
 * Takes the pictures of the product that the documents show, from the real app, the real
 * marketplace and the real pages, on a sandbox that looks lived in.
 *
 *   npm run pictures [-- app|employer]
 */
import { rm } from 'node:fs/promises'
import type { Project } from '../../shared/contract/entities.ts'
import { startVirtualDesktop } from '../desktop/virtual-desktop.ts'
import { launchApp, newUserData } from '../e2e/app.ts'
import { accountOf } from '../e2e/marketplace.ts'
import { startServer, type TestServer } from '../e2e/server.ts'
import { pictureApp } from './app.ts'
import { pictureEmployer } from './employer.ts'
import { liveIn } from './lived-in.ts'

/** Sharp on any screen. */
const twice = '--force-device-scale-factor=2'

async function inDesktop(server: TestServer, project: Project): Promise<void> {
  const desktop = await startVirtualDesktop({ screen: '2560x1600x24' })
  const userData = await newUserData()
  const { token } = accountOf(server, 'freelancer')
  const where = { desktop: desktop.env, server: server.url, userData }
  try {
    const app = await launchApp({ ...where, token, args: [twice] })
    try {
      await pictureApp(app, project)
    } finally {
      await app.dispose()
    }
  } finally {
    await desktop.stop()
    await rm(userData, { recursive: true, force: true, maxRetries: 5 })
  }
}

const [only] = process.argv.slice(2)
const server = await startServer({ sandbox: true })
try {
  const project = await liveIn(server, Date.now())
  if (only !== 'employer') await inDesktop(server, project)
  if (only !== 'app') await pictureEmployer(server, project)
} finally {
  await server.stop()
}
