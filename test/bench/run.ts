/**
 * Measures the packaged application side by side with a bare Electron of the same runtime.
 *
 *   npm run bench [-- NAME…] [--quick]
 *
 * Names: startup, memory, tray, cpu; without one, all. Prints ratios, keeps all runs as JSON in
 * test/results, and ends with 0 also when something is missed: figures inform, tests judge.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { startVirtualDesktop } from '../desktop/virtual-desktop.ts'
import { launchSpec } from '../e2e/launch-spec.ts'
import { accountOf, hourlyProject } from '../e2e/marketplace.ts'
import { startServer } from '../e2e/server.ts'
import { makeBareApp } from './bare.ts'
import { type Figure, line } from './figures.ts'
import { type Bench, cpu, memory, startup, tray } from './measures.ts'
import { firstPaintAtMs, start } from './subject.ts'
import { startExpression, stopExpression } from './tracking-expressions.ts'

const measures = { startup, memory, tray, cpu }
type Name = keyof typeof measures
const isName = (text: string): text is Name => Object.hasOwn(measures, text)

const given = process.argv.slice(2)
const quick = given.includes('--quick')
const names = given.filter((each) => each !== '--quick')
const unknown = names.filter((each) => !isName(each))
if (unknown.length > 0) {
  console.error(
    `There is no measure ${unknown.join(', ')}; there are ${Object.keys(measures).join(', ')}.`,
  )
  process.exit(2)
}
const chosen = names.length > 0 ? names.filter(isName) : (Object.keys(measures) as Name[])

const folder = await mkdtemp(join(tmpdir(), 'milepost-bench-'))
const desktop = await startVirtualDesktop()
const server = await startServer({ sandbox: true })
const figures: Figure[] = []
try {
  const { token } = accountOf(server, 'freelancer')
  const userData = join(folder, 'milepost')
  const spec = await launchSpec({ server: server.url, token, userData })
  const executable = await makeBareApp(
    dirname(spec.executablePath),
    basename(spec.executablePath),
    join(folder, 'bare'),
  )
  const project = await hourlyProject(server)
  const bareArgs = spec.args.filter((each) => !each.startsWith('--user-data-dir'))
  const bench: Bench = {
    milepost: { name: 'milepost', ...spec, env: { ...desktop.env, ...spec.env } },
    bare: {
      name: 'bare',
      executablePath: executable,
      args: [...bareArgs, `--user-data-dir=${join(folder, 'bare-data')}`],
      env: desktop.env,
    },
    startTracking: startExpression(project),
    stopTracking: stopExpression,
    runs: quick ? 2 : 7,
    watchMs: quick ? 10_000 : 60_000,
  }
  // The first start of each makes its profile and fills the disk cache; it is not measured.
  for (const subject of [bench.milepost, bench.bare]) {
    const running = await start(subject)
    await firstPaintAtMs(running)
    await running.stop()
  }
  for (const name of chosen) {
    console.error(name)
    // Processor time needs fewer runs, each being a minute.
    const runs = name === 'cpu' ? Math.min(bench.runs, 3) : bench.runs
    figures.push(...(await measures[name]({ ...bench, runs })))
  }
} finally {
  await server.stop()
  await desktop.stop()
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
}

const results = join(import.meta.dirname, '..', 'results')
await mkdir(results, { recursive: true })
const machine = { cpu: cpus()[0]?.model, cores: cpus().length, loadAverage: loadavg() }
const kept = { at: new Date().toISOString(), quick, machine, figures }
await writeFile(
  join(results, `bench-${chosen.join('-')}.json`),
  `${JSON.stringify(kept, null, 2)}\n`,
)
for (const each of figures) console.log(line(each))
