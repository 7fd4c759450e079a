import { join } from 'node:path'
import { app, dialog, session } from 'electron'
import { chooseLanguage } from '../shared/words/languages.ts'
import { createWords, type Words } from '../shared/words/words.ts'
import { readAppState } from './compose/app-state.ts'
import { openElectronPorts } from './compose/electron-ports.ts'
import { createIpcHandlers } from './compose/ipc-handlers.ts'
import { type LaunchOptions, takeLaunchOptions } from './compose/launch-options.ts'
import { openServices } from './compose/services.ts'
import { createTrayActions } from './compose/tray-actions.ts'
import { setApplicationMenu } from './desktop/application-menu.ts'
import { createBroadcast } from './desktop/broadcast.ts'
import { bundleFolder, iconPath } from './desktop/bundle.ts'
import { quitGracefully } from './desktop/graceful-quit.ts'
import { preferredLanguages } from './desktop/languages.ts'
import { lockDown } from './desktop/lockdown.ts'
import { declareScheme, serveWindow } from './desktop/scheme.ts'
import { type AppTray, createTray } from './desktop/tray.ts'
import { toTrayView } from './desktop/tray-view.ts'
import { createMainWindow } from './desktop/window.ts'
import { describeFault } from './diagnostics/describe-fault.ts'
import { createFileLog } from './diagnostics/log.ts'
import { whyUnwritable } from './disk/check-writable.ts'
import { bindIpc } from './ipc/bind.ts'
import { changeBounds } from './settings/settings.ts'

/** Puts the app together, in the order in which a person notices it: window, time, tray, network. */
async function run(launch: LaunchOptions, words: Words): Promise<void> {
  const log = createFileLog(join(app.getPath('userData'), 'logs', 'milepost.log'), Date.now)
  const logFault = (event: string) => (thrown: unknown) => log.write(event, describeFault(thrown))
  // A bug somewhere must not stop the clock: what matters is on disk after every step.
  process.on('uncaughtException', logFault('uncaughtException'))
  process.on('unhandledRejection', logFault('unhandledRejection'))
  await app.whenReady()
  setApplicationMenu()
  await lockDown(session.defaultSession)
  serveWindow(join(bundleFolder, '..', 'window'))

  let broadcast = () => {}
  let quitting = false
  const ports = openElectronPorts(launch, words, log, {
    onChange: () => broadcast(),
    onCursor: (cursor) => window.send('changed', { cursor }),
    showWindow(projectId) {
      const shown = window.show().then(() => {
        ports.announcer.clear()
        if (projectId !== null) window.send('show', { projectId })
      })
      shown.catch(logFault('windowNotShown'))
    },
  })
  const { settings } = ports
  const window = createMainWindow({
    preload: join(bundleFolder, 'preload.cjs'),
    icon: iconPath('icon.png'),
    language: words.language,
    bounds: () => settings.read().bounds,
    keepBounds: (bounds) => settings.write(changeBounds(settings.read(), bounds)),
    staysWithoutWindow: () => quitting || settings.read().closeToTray,
    quit: () => app.quit(),
    devTools: !app.isPackaged,
  })
  // The page starts in its own process while this one opens its files.
  const services = Promise.resolve(ports).then(openServices)
  const handlers = services.then(createIpcHandlers)
  bindIpc({ handlers, log, correlationId: ports.ids.uuid })
  app.on('second-instance', () => ports.showWindow(null))
  app.on('activate', () => ports.showWindow(null))
  // Closing the window is no wish to quit; the tray stays.
  app.on('window-all-closed', () => {})
  quitGracefully(async () => {
    quitting = true
    await (await services).close().catch(logFault('closeFailed'))
  })

  await window.show()
  const opened = await services
  let tray: AppTray | null = null
  broadcast = createBroadcast(
    {
      read: () => readAppState(opened),
      toWindow: (state) => window.send('state', state),
      toTray: (state) =>
        tray?.draw(toTrayView(ports.words, { ...state, unseen: ports.announcer.unseen() })),
    },
    Date.now,
  )
  tray = createTray(createTrayActions(opened, () => app.quit()))
  broadcast()
  await opened.conversation.begin()
}

/** Ends the app before it has begun, with the reason where the person sees it. */
function refuseToStart(reason: string): void {
  const title = words.t('app.cannotStart')
  console.error(`${title}: ${reason}`)
  dialog.showErrorBox(title, reason)
  app.exit(1)
}

declareScheme()
const launch = takeLaunchOptions(process.env)
const words = createWords(chooseLanguage(preferredLanguages(process.env)))
// Electron takes another folder when it cannot make the one that it was given.
const folder = app.commandLine.getSwitchValue('user-data-dir') || app.getPath('userData')
const unwritable = whyUnwritable(folder)
if (!launch.ok) {
  console.error(words.t(`app.refused.${launch.error}`))
  app.exit(1)
} else if (unwritable) {
  // A second instance's lock cannot be told from one that nobody could write.
  void app
    .whenReady()
    .then(() => refuseToStart(words.t('app.unwritable', { folder, code: unwritable })))
} else if (app.requestSingleInstanceLock()) {
  run(launch.value, words).catch((thrown: Error & { code?: string }) => {
    console.error(thrown)
    refuseToStart(words.t('app.failed', { reason: thrown.code ?? thrown.name }))
  })
} else app.quit()
