import { openEmbedded } from '../../../server/postgres/open.ts'

// A process that holds a data folder's database open until it is killed or told to end.
const [dataDir = ''] = process.argv.slice(2)
try {
  const database = await openEmbedded(dataDir)
  await database.db.pool.query('SELECT 1')
  process.stdout.write('ready\n')
  process.once('SIGTERM', () => void database.close().finally(() => process.exit()))
  setInterval(() => undefined, 60_000)
} catch (error) {
  process.stderr.write(`${(error as Error).name}: ${(error as Error).message}\n`)
  process.exitCode = 1
}
