import { PgBoss } from 'pg-boss'
import type { Services } from '../services.ts'
import { DUE_WORK, type DueWork, runPieces } from './due-work.ts'

/** The background work of one server; every server of a marketplace takes part. */
export type Jobs = { stop(): Promise<void> }

const SWEEP = 'due.sweep'
const SWEEP_EVERY_MS = 60_000
/** Pieces that one server takes at a time; the others take the next. */
const PIECES_PER_JOB = 50
const POLL_SECONDS = 2
/** How long a piece under way may take to end when the server stops. */
const STOP_MS = 1_000

const inChunks = (ids: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / PIECES_PER_JOB) }, (_, chunk) =>
    ids.slice(chunk * PIECES_PER_JOB, (chunk + 1) * PIECES_PER_JOB),
  )

/**
 * Lists what is due of one kind by our clock and shares it out. While earlier pieces still wait for a
 * server, none are added: they are due themselves, and would be listed twice.
 */
async function share(boss: PgBoss, services: Services, { queue, list }: DueWork): Promise<void> {
  const waiting = await boss.findJobs(queue, { queued: true, limit: 1 })
  if (waiting.length > 0) return
  const jobs = inChunks(await list(services)).map((ids) => ({
    data: { ids },
    singletonKey: ids[0] ?? '',
  }))
  if (jobs.length > 0) await boss.insert(queue, jobs)
}

/**
 * Starts the background work: at once and each minute one server of all looks for what is due, and
 * all of them do it (I1, I2, P9). The queue keeps what is to be done; what is due, and when, is decided
 * only by `services.clock`.
 */
export async function startJobs(
  databaseUrl: string,
  services: Services,
  onError: (error: Error) => void,
): Promise<Jobs> {
  let stopping = false
  const boss = new PgBoss({
    connectionString: databaseUrl,
    application_name: 'milepost jobs',
    max: 3,
    // The tables are made by our migration, as their owner.
    migrate: false,
    createSchema: false,
    reindex: false,
    // Its own timetable would go by the database's clock.
    schedule: false,
    registerInstance: false,
    monitorVacuum: false,
    openTelemetry: { enabled: false },
  })
  boss.on('error', onError)
  await boss.start()
  const polling = { pollingIntervalSeconds: POLL_SECONDS }
  // The queue does not pass on a failed job's error: it is reported here, and holds up no other kind.
  await boss.work(SWEEP, polling, async () => {
    for (const work of DUE_WORK) await share(boss, services, work).catch(onError)
  })
  for (const work of DUE_WORK) {
    // While there is more, the next job is taken at once.
    const eager = { ...polling, burstWhenBatchFull: true }
    await boss.work<{ ids: string[] }>(work.queue, eager, async (jobs) => {
      for (const { data } of jobs) {
        await runPieces(services, work, data.ids, () => stopping).catch(onError)
      }
    })
  }
  const askForSweep = () => boss.send(SWEEP).then(() => undefined, onError)
  await askForSweep()
  const timer = setInterval(() => void askForSweep(), SWEEP_EVERY_MS)
  return {
    async stop() {
      stopping = true
      clearInterval(timer)
      await boss.stop({ timeout: STOP_MS })
    },
  }
}
