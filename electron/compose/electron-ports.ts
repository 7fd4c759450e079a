import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { app, shell } from 'electron'
import { electronScreenCapture } from '../capture/electron-screen-capture.ts'
import { processEncoder } from '../capture/process-encoder.ts'
import { createAnnouncer } from '../desktop/announcer.ts'
import { createAppNotices } from '../desktop/app-notices.ts'
import { bundleFolder, iconPath } from '../desktop/bundle.ts'
import { electronNotifier } from '../desktop/electron-notifier.ts'
import type { Log } from '../diagnostics/log.ts'
import { electronDocuments } from '../disk/electron-document.ts'
import { keyFileCipher } from '../secrets/key-file.ts'
import { systemCipher } from '../secrets/system-cipher.ts'
import { createVault, type Vault } from '../secrets/vault.ts'
import { settingsDocument } from '../settings/settings.ts'
import { systemClock } from '../tracking/clock.ts'
import { electronPowerMonitor } from '../tracking/electron-power-monitor.ts'
import { uuidV7 } from '../tracking/ids.ts'
import type { AppPorts } from './app-ports.ts'
import { DEFAULT_SERVER, type LaunchOptions } from './launch-options.ts'

/** What the desktop does when the app asks for it. */
export type DesktopActions = Pick<AppPorts, 'showWindow' | 'onCursor' | 'onChange'>

/** The computer that the app runs on. Opens nothing but the settings. */
export function openElectronPorts(
  launch: LaunchOptions,
  log: Log,
  actions: DesktopActions,
): AppPorts {
  const folder = app.getPath('userData')
  const nowMs = () => systemClock.now().wallMs
  const notices = createAppNotices(actions.onChange)
  const openDocument = electronDocuments(folder, nowMs, (keptAs) => {
    const text = `A file of Milepost's could not be read. It was kept as ${keptAs} in ${folder}, and what it held starts anew.`
    notices.show({ id: `damaged:${keptAs}`, kind: 'storageTrouble', atMs: nowMs(), text })
  })
  const settings = openDocument(settingsDocument)
  const server = launch.server ?? settings.read().server ?? DEFAULT_SERVER
  if (settings.read().server !== server) settings.write({ ...settings.read(), server })
  let vault: Vault | null = null
  const openVault = () => {
    const opened = createVault(systemCipher(), () => keyFileCipher(join(folder, 'secret.key')))
    if (!opened.isProtected()) {
      notices.show({
        id: 'unprotectedStorage',
        kind: 'unprotectedStorage',
        atMs: nowMs(),
        text: UNPROTECTED,
      })
    }
    return opened
  }
  return {
    ...actions,
    log,
    folder,
    server,
    token: launch.token,
    clock: systemClock,
    ids: uuidV7,
    chance: () => randomInt(2 ** 32) / 2 ** 32,
    power: electronPowerMonitor(),
    screen: electronScreenCapture(),
    encoder: processEncoder(join(bundleFolder, 'encoder.cjs')),
    vault() {
      vault ??= openVault()
      return vault
    },
    openDocument,
    settings,
    notices,
    announcer: createAnnouncer(electronNotifier(iconPath('icon.png')), actions.onChange),
    openBrowser: (url) => shell.openExternal(url),
  }
}

const UNPROTECTED =
  'This computer has no keyring. Your sign-in and captures are encrypted with a key file that only your user can read; whoever takes the disk could use it.'
