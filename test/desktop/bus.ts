import type { Readable } from 'node:stream'
import { firstLine } from './first-line.ts'
import { output, type ProcessFamily } from './processes.ts'
import { until } from './until.ts'

/** Starts a message bus of one's own and gives its address. */
export async function startBus(family: ProcessFamily, env: NodeJS.ProcessEnv): Promise<string> {
  const args = ['--session', '--nofork', '--nopidfile', '--print-address=1']
  const bus = family.start('dbus-daemon', args, env, ['ignore', 'pipe', 'ignore'])
  return firstLine('the message bus', bus.stdout as Readable)
}

/** Waits until somebody on the session bus answers to a name. */
export async function busNameTaken(name: string, env: NodeJS.ProcessEnv): Promise<void> {
  const bus = 'org.freedesktop.DBus'
  const question = [`--dest=${bus}`, '/org/freedesktop/DBus', `${bus}.NameHasOwner`]
  await until(`${name} on the bus`, async () => {
    const reply = await output(
      'dbus-send',
      ['--session', '--print-reply=literal', ...question, `string:${name}`],
      env,
    )
    return reply.includes('true')
  })
}
