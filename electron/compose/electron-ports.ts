import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { app, shell } from 'electron'
import type { Words } from '../../shared/words/words.ts'
import { machineDigest } from '../account/machine.ts'
import { chooseServer, serverRefusedNotice } from '../account/server-address.ts'
import { electronScreenCapture } from '../capture/electron-screen-capture.ts'
import { processEncoder } from '../capture/process-encoder.ts'
import { createAnnouncer } from '../desktop/announcer.ts'
import { createAppNotices } from '../desktop/app-notices.ts'
import { bundleFolder, iconPath } from '../desktop/bundle.ts'
import { electronNotifier } from '../desktop/electron-notifier.ts'
import { clearReplicaFolder } from '../desktop/replica-folder.ts'
import type { Log } from '../diagnostics/log.ts'
import { isDiskFull } from '../disk/disk.ts'
import type { OpenDocument } from '../disk/document.ts'
import { damagedFileNotice, electronDocuments } from '../disk/electron-document.ts'
import { nodeDisk } from '../disk/node-disk.ts'
import { patientDocument, UNWRITTEN_NOTICE, unwrittenNotice } from '../disk/patient-document.ts'
import { keyFileCipher } from '../secrets/key-file.ts'
import { systemCipher } from '../secrets/system-cipher.ts'
import { createVault, unprotectedNotice, type Vault } from '../secrets/vault.ts'
import { settingsDocument } from '../settings/settings.ts'
import { systemClock } from '../tracking/clock.ts'
import { electronPowerMonitor } from '../tracking/electron-power-monitor.ts'
import { uuidV7 } from '../tracking/ids.ts'
import type { AppPorts } from './app-ports.ts'
import type { LaunchOptions } from './launch-options.ts'

/** What the desktop does when the app asks for it. */
export type DesktopActions = Pick<AppPorts, 'showWindow' | 'onCursor' | 'onChange'>

/** The computer that the app runs on. Opens nothing but the settings. */
export function openElectronPorts(
  launch: LaunchOptions,
  words: Words,
  log: Log,
  actions: DesktopActions,
): AppPorts {
  const folder = app.getPath('userData')
  const nowMs = () => systemClock.now().wallMs
  const notices = createAppNotices(actions.onChange)
  const openDocument = electronDocuments(folder, nodeDisk, nowMs, (keptAs) =>
    notices.show(damagedFileNotice(keptAs, folder, nowMs())),
  )
  const openPatiently: OpenDocument = (kind) =>
    patientDocument(openDocument(kind), (fault) =>
      fault === null
        ? notices.dismiss(UNWRITTEN_NOTICE)
        : notices.show(unwrittenNotice(isDiskFull(fault), nowMs())),
    )
  const aside = clearReplicaFolder(folder, nowMs())
  if (aside) notices.show(damagedFileNotice(aside, folder, nowMs()))
  const settings = openPatiently(settingsDocument)
  const { server, refused } = chooseServer(launch.server, settings.read().server)
  if (refused) notices.show(serverRefusedNotice(server, nowMs()))
  if (settings.read().server !== server) settings.write({ ...settings.read(), server })
  let vault: Vault | null = null
  const openVault = () => {
    const opened = createVault(systemCipher(), () =>
      keyFileCipher(join(folder, 'secret.key'), nodeDisk),
    )
    if (!opened.isProtected()) notices.show(unprotectedNotice(nowMs()))
    return opened
  }
  return {
    ...actions,
    log,
    folder,
    words,
    machine: () => machineDigest(process.platform),
    disk: nodeDisk,
    server,
    version: app.getVersion(),
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
    openPatiently,
    settings,
    notices,
    announcer: createAnnouncer(electronNotifier(iconPath('icon.png')), actions.onChange),
    openBrowser: (url) => shell.openExternal(url),
  }
}
