import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { startVirtualDesktop } from '../desktop/virtual-desktop.ts'
import { launchSpec } from '../e2e/launch-spec.ts'
import { accountOf, hourlyProject } from '../e2e/marketplace.ts'
import { startServer } from '../e2e/server.ts'
import { makeBareApp } from './bare.ts'
import type { Figure } from './figures.ts'
import { type Bench, cpu, memory, startup, tray } from './measures.ts'
import { firstPaintAtMs, start } from './subject.ts'
import { startExpression, stopExpression } from './tracking-expressions.ts'

/** What is measured of the packaged application, beside a bare Electron of the same runtime. */
export const appMeasures = { startup, memory, tray, cpu }
export type AppMeasure = keyof typeof appMeasures

/** Takes the chosen measures on a virtual desktop that it starts and ends. */
export async function benchApp(
  chosen: readonly AppMeasure[],
  { quick }: { quick: boolean },
): Promise<Figure[]> {
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
      figures.push(...(await appMeasures[name]({ ...bench, runs })))
    }
  } finally {
    await server.stop()
    await desktop.stop()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  return figures
}
