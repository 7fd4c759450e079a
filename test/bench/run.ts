/**
 * Measures the packaged application beside a bare Electron of the same runtime, and the marketplace
 * beside a baseline on the same database.
 *
 *   npm run bench [-- NAME…] [--quick]
 *
 * Names: startup, memory, tray, cpu of the application; posting, releases, billing, reading of the
 * marketplace; without one, all. Prints ratios, keeps all runs as JSON in test/results, and ends
 * with 0 also when something is missed: figures inform, tests judge.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { type AppMeasure, appMeasures, benchApp } from './app.ts'
import { line } from './figures.ts'
import { benchServer, type ServerMeasure, serverMeasures } from './server/server.ts'

const isApp = (name: string): name is AppMeasure => Object.hasOwn(appMeasures, name)
const isServer = (name: string): name is ServerMeasure => Object.hasOwn(serverMeasures, name)
const all = [...Object.keys(appMeasures), ...Object.keys(serverMeasures)]

const given = process.argv.slice(2)
const quick = given.includes('--quick')
const names = given.filter((each) => each !== '--quick')
const unknown = names.filter((each) => !all.includes(each))
if (unknown.length > 0) {
  console.error(`There is no measure ${unknown.join(', ')}; there are ${all.join(', ')}.`)
  process.exit(2)
}
const chosen = names.length > 0 ? names : all
const [ofApp, ofServer] = [chosen.filter(isApp), chosen.filter(isServer)]
const figures = [
  ...(ofApp.length > 0 ? await benchApp(ofApp, { quick }) : []),
  ...(await benchServer(ofServer, { quick })),
]

const results = join(import.meta.dirname, '..', 'results')
await mkdir(results, { recursive: true })
const machine = { cpu: cpus()[0]?.model, cores: cpus().length, loadAverage: loadavg() }
const kept = { at: new Date().toISOString(), quick, machine, figures }
await writeFile(
  join(results, `bench-${chosen.join('-')}.json`),
  `${JSON.stringify(kept, null, 2)}\n`,
)
for (const each of figures) console.log(line(each))
