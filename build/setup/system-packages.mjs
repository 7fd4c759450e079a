import { execFileSync, spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { execute } from './execute.mjs'
import { longStep, SetupError } from './progress.mjs'

/**
 * A Debian package, and a file that shows that it is installed without asking the package
 * manager: a shared library's name, a program on the PATH, or a file.
 * @typedef {{ package: string, library?: string, program?: string, file?: string }} SystemPart
 */

/** @type {SystemPart[]} what the Electron executable links to or loads */
const electronLibraries = [
  { package: 'libgtk-3-0', library: 'libgtk-3.so.0' },
  { package: 'libnss3', library: 'libnss3.so' },
  { package: 'libasound2', library: 'libasound.so.2' },
  { package: 'libgbm1', library: 'libgbm.so.1' },
  { package: 'libdrm2', library: 'libdrm.so.2' },
  { package: 'libxss1', library: 'libXss.so.1' },
  { package: 'libnotify4', library: 'libnotify.so.4' },
  { package: 'libsecret-1-0', library: 'libsecret-1.so.0' },
  { package: 'libatspi2.0-0', library: 'libatspi.so.0' },
]

/** @type {SystemPart[]} a desktop for a machine that has none */
const virtualDesktop = [
  { package: 'xvfb', program: 'Xvfb' },
  { package: 'dbus', program: 'dbus-daemon' },
  { package: 'dunst', program: 'dunst' },
  { package: 'openbox', program: 'openbox' },
  { package: 'xfce4-panel', program: 'xfce4-panel' },
  { package: 'gnome-keyring', program: 'gnome-keyring-daemon' },
  { package: 'imagemagick', program: 'import' },
  { package: 'x11vnc', program: 'x11vnc' },
]

/** @type {SystemPart[]} what the tests drive and look at the desktop with */
const testTools = [
  ...virtualDesktop.filter((part) => part.program !== 'x11vnc'),
  { package: 'dbus', program: 'dbus-monitor' },
  { package: 'xdotool', program: 'xdotool' },
  { package: 'chromium', program: 'chromium' },
  { package: 'openssl', program: 'openssl' },
  {
    package: 'python3-dbusmock',
    file: '/usr/lib/python3/dist-packages/dbusmock/__init__.py',
  },
]

/** Whether a display is there to open a window on. */
export function hasDisplay() {
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/**
 * Sees to it that the operating system has what the app (or its tests) needs. Only Linux needs
 * anything. Installs it where it may, which is as root on a Debian-like system.
 * @param {'app' | 'tests'} purpose
 */
export async function ensureSystemPackages(purpose) {
  if (process.platform !== 'linux') return
  const needed = [
    ...electronLibraries,
    ...(purpose === 'tests' ? testTools : hasDisplay() ? [] : virtualDesktop),
  ]
  const missing = missingOf(needed)
  if (missing.length === 0) return
  if (!onPath('apt-get')) {
    throw new SetupError(
      `This system lacks what these Debian packages hold: ${missing.join(' ')}. ` +
        'Install the same with your package manager, then try again.',
    )
  }
  if (process.getuid?.() !== 0) {
    throw new SetupError(
      `Some system packages are missing. Type this, then try again:\n\n  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing.join(' ')}\n`,
    )
  }
  await longStep(`Installing system packages: ${missing.join(' ')}`, async () => {
    const env = { DEBIAN_FRONTEND: 'noninteractive' }
    await execute('apt-get', ['update', '-qq'], { env })
    const names = missing.map(nameHere)
    await execute('apt-get', ['install', '-qqy', '--no-install-recommends', ...names], { env })
  })
  const still = missingOf(needed)
  if (still.length > 0) throw new SetupError(`Installed, yet not found: ${still.join(' ')}`)
}

/** @param {readonly SystemPart[]} parts @returns {string[]} names of the Debian packages to install */
function missingOf(parts) {
  const libraries = knownLibraries()
  const missing = parts.filter(
    ({ library, program, file }) =>
      (library && !libraries.includes(`\t${library} `)) ||
      (program && !onPath(program)) ||
      (file && !existsSync(file)),
  )
  return [...new Set(missing.map((part) => part.package))]
}

/** @returns {string} the dynamic linker's list, one library a line, each after a tab */
function knownLibraries() {
  const ldconfig = ['/sbin/ldconfig', '/usr/sbin/ldconfig'].find((path) => existsSync(path))
  return ldconfig ? execFileSync(ldconfig, ['-p'], { encoding: 'utf8' }) : ''
}

/** @param {string} program */
function onPath(program) {
  return [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'].some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

/**
 * Newer Debian and Ubuntu releases renamed libraries for 64-bit time; the old name may then be
 * ambiguous.
 * @param {string} name
 */
function nameHere(name) {
  const renamed = `${name}t64`
  const shown = spawnSync('apt-cache', ['show', '--no-all-versions', renamed], { stdio: 'ignore' })
  return shown.status === 0 ? renamed : name
}
