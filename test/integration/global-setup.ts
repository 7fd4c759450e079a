import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startCluster } from '../../server/postgres/cluster.ts'
import { ensureDatabase } from '../../server/postgres/open.ts'

/** Name of the migrated, empty database that each test file's own is copied from. */
export const TEMPLATE = 'milepost_template'

declare module 'vitest' {
  interface ProvidedContext {
    /** Addresses of the test cluster, with `DATABASE` where a database's name belongs. */
    adminUrl: string
    appUrl: string
  }
}

/** One real PostgreSQL for the whole run; it and its folder are gone afterwards. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'milepost-integration-'))
  const cluster = await startCluster(dataDir)
  await ensureDatabase(cluster, TEMPLATE)
  project.provide('adminUrl', cluster.adminUrl('DATABASE'))
  project.provide('appUrl', cluster.appUrl('DATABASE'))
  return async () => {
    await cluster.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
