import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { busNameTaken, startBus } from './bus.ts'
import { startDisplay } from './display.ts'
import { type Logind, startLogind } from './logind.ts'
import { writePanelConfiguration } from './panel.ts'
import { ProcessFamily } from './processes.ts'

/** What to start; everything has a default. */
export interface DesktopOptions {
  /** Width x height x depth of the one display. */
  readonly screen?: string
  /** Whether suspend and resume can be announced. */
  readonly logind?: boolean
  /** Keeps the keyring from one desktop to the next; by default it is gone with the desktop. */
  readonly keyringFolder?: string
}

/** A running desktop: display, session bus, window manager, notifications, status area, keyring. */
export interface VirtualDesktop {
  /** The environment in which a program opens its windows here. */
  readonly env: NodeJS.ProcessEnv
  /** Where its own files are, its display's cookie among them; gone after `stop`. */
  readonly folder: string
  /** Present when asked for. */
  readonly logind: Logind | undefined
  /** Ends everything that was started and removes what it wrote. */
  stop(): Promise<void>
}

/** Starts a desktop on a machine that has none, and resolves when all its parts answer. */
export async function startVirtualDesktop(options: DesktopOptions = {}): Promise<VirtualDesktop> {
  const folder = await mkdtemp(join(tmpdir(), 'milepost-desktop-'))
  const family = new ProcessFamily()
  const stop = async () => {
    await family.stop()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    const env = await startSession(family, folder, options.screen ?? '1280x800x24')
    await startParts(family, folder, env, options.keyringFolder ?? join(folder, 'data'))
    const logind = options.logind ? await startLogind(family, env) : undefined
    return { env: { ...env, ...logind?.env }, logind, folder, stop }
  } catch (error) {
    const ended = family.ended()
    await stop()
    throw ended
      ? new Error(`${ended} ended while the desktop was starting`, { cause: error })
      : error
  }
}

/** Display and session bus, and the environment that leads to them. */
async function startSession(
  family: ProcessFamily,
  folder: string,
  screen: string,
): Promise<NodeJS.ProcessEnv> {
  const runtime = join(folder, 'run')
  await mkdir(runtime, { mode: 0o700 })
  const { WAYLAND_DISPLAY: _otherDesktop, ...inherited } = process.env
  const env: NodeJS.ProcessEnv = {
    ...inherited,
    XDG_RUNTIME_DIR: runtime,
    XDG_SESSION_TYPE: 'x11',
    // Electron decides by this name whether there is a keyring to keep secrets in.
    XDG_CURRENT_DESKTOP: 'XFCE',
    // Nothing here can read a screen aloud, and starting the service that could takes seconds.
    NO_AT_BRIDGE: '1',
  }
  Object.assign(env, await startDisplay(family, folder, screen, env))
  return { ...env, DBUS_SESSION_BUS_ADDRESS: await startBus(family, privately(env, folder)) }
}

/** The services keep their own files to themselves, away from the user's. */
function privately(env: NodeJS.ProcessEnv, folder: string): NodeJS.ProcessEnv {
  return {
    ...env,
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_CACHE_HOME: join(folder, 'cache'),
    XDG_DATA_HOME: join(folder, 'data'),
  }
}

async function startParts(
  family: ProcessFamily,
  folder: string,
  session: NodeJS.ProcessEnv,
  keyringFolder: string,
): Promise<void> {
  const env = privately(session, folder)
  await mkdir(keyringFolder, { recursive: true, mode: 0o700 })
  await writePanelConfiguration(join(folder, 'config'))
  family.start('openbox', ['--sm-disable'], env)
  family.start('dunst', [], env)
  family.start('xfce4-panel', ['--disable-wm-check', '--sm-client-disable'], env)
  const keyring = family.start(
    'gnome-keyring-daemon',
    ['--foreground', '--unlock', '--components=secrets'],
    { ...env, XDG_DATA_HOME: keyringFolder },
    ['pipe', 'ignore', 'ignore'],
  )
  // The keyring's password, ended by end of file: what it guards lies beside it either way.
  keyring.stdin?.end('milepost')
  await Promise.all(
    [
      'org.freedesktop.Notifications',
      'org.kde.StatusNotifierWatcher',
      'org.freedesktop.secrets',
    ].map((name) => busNameTaken(name, env)),
  )
}
