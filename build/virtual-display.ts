import { randomInt } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startVirtualDesktop, type VirtualDesktop } from '../test/desktop/virtual-desktop.ts'
import { say } from './setup/progress.mjs'

/**
 * Starts a desktop for a machine without a display, and says how to look at it.
 * @param keyringFolder keeps what the app has encrypted readable at the next start
 */
export async function startVisibleDesktop(keyringFolder: string): Promise<VirtualDesktop> {
  const desktop = await startVirtualDesktop({ keyringFolder })
  const { DISPLAY: display, XAUTHORITY: authority } = desktop.env
  const password = `${randomInt(10_000_000, 100_000_000)}`
  const passwordFile = join(desktop.folder, 'vnc-password')
  await writeFile(passwordFile, password, { mode: 0o600 })
  say(
    `There is no display here, so the app opens on a virtual one, ${display}.
  To use it: type this in another terminal, then let a VNC viewer connect to localhost:5900
  (from elsewhere, through: ssh -L 5900:localhost:5900 …) with the password ${password}
    x11vnc -display ${display} -auth ${authority} -localhost -forever -passwdfile ${passwordFile}
  To see a picture of it:
    DISPLAY=${display} XAUTHORITY=${authority} import -window root milepost.png`,
  )
  return desktop
}
