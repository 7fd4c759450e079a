import { startBus } from './bus.ts'
import { output, type ProcessFamily } from './processes.ts'
import { until } from './until.ts'

/** Debian's own interpreter: the one that its dbusmock package belongs to. */
const python = '/usr/bin/python3'

/** A stand-in for the service that announces suspend and resume. */
export interface Logind {
  readonly env: { DBUS_SYSTEM_BUS_ADDRESS: string }
  /** Announces that the machine is about to sleep (true) or has woken (false). */
  prepareForSleep(sleeping: boolean): Promise<void>
}

/** Starts a private system bus with a mock of logind on it. */
export async function startLogind(family: ProcessFamily, base: NodeJS.ProcessEnv): Promise<Logind> {
  const bus = { DBUS_SYSTEM_BUS_ADDRESS: await startBus(family, base) }
  const env = { ...base, ...bus }
  family.start(python, ['-m', 'dbusmock', '--system', '--template', 'logind'], env)
  await until('the mock of logind', () =>
    output(python, ['-c', script("assert bus.name_has_owner('org.freedesktop.login1')")], env).then(
      () => true,
      () => false,
    ),
  )
  return {
    env: bus,
    async prepareForSleep(sleeping) {
      const value = sleeping ? 'True' : 'False'
      await output(
        python,
        [
          '-c',
          script(
            "o = bus.get_object('org.freedesktop.login1', '/org/freedesktop/login1')",
            `o.EmitSignal('org.freedesktop.login1.Manager', 'PrepareForSleep', 'b', [${value}], dbus_interface='org.freedesktop.DBus.Mock')`,
          ),
        ],
        env,
      )
    },
  }
}

function script(...lines: string[]): string {
  return ['import dbus', 'bus = dbus.SystemBus()', ...lines].join('\n')
}
