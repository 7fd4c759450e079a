import { BrowserWindow, nativeTheme } from 'electron'
import type { IpcEvent, IpcEventName } from '../../shared/contract/ipc.ts'
import { eventChannel } from '../ipc/names.ts'
import { WINDOW_ORIGIN } from '../ipc/sender.ts'
import type { Bounds } from '../settings/settings.ts'

/** What the window needs of the rest of the app. */
export type WindowPorts = {
  /** Bundled preload, absolute. */
  preload: string
  icon: string
  /** The language that the app speaks, so that the page speaks it too. */
  language: string
  bounds(): Bounds | null
  keepBounds(bounds: Bounds): void
  /** Whether closing it leaves the app running, without a window. */
  staysWithoutWindow(): boolean
  quit(): void
  devTools: boolean
}

/** The app's one window. It exists only while it is shown, so that the tray alone costs little. */
export type MainWindow = {
  /** Shows it, building it anew when there is none; resolves at its first paint. */
  show(): Promise<void>
  isOpen(): boolean
  send<N extends IpcEventName>(name: N, value: IpcEvent<N>): void
}

/** Colours of the empty window, the same as the page's, so that nothing flashes. */
const BACKGROUND = { light: '#ffffff', dark: '#16191b' }

/** Makes the holder of the window; nothing is shown yet. */
export function createMainWindow(ports: WindowPorts): MainWindow {
  let window: BrowserWindow | null = null
  let painted: Promise<void> = Promise.resolve()

  const build = () => {
    const { width = 900, height = 640, ...place } = ports.bounds() ?? {}
    const built = new BrowserWindow({
      width,
      height,
      ...place,
      minWidth: 360,
      minHeight: 480,
      show: false,
      title: 'Milepost',
      icon: ports.icon,
      autoHideMenuBar: true,
      backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
      webPreferences: {
        preload: ports.preload,
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
        devTools: ports.devTools,
      },
    })
    built.on('close', () => ports.keepBounds(built.getNormalBounds()))
    built.on('closed', () => {
      window = null
      if (!ports.staysWithoutWindow()) ports.quit()
    })
    painted = new Promise((resolve) => {
      built.once('ready-to-show', () => {
        built.show()
        resolve()
      })
      built.once('closed', () => resolve())
    })
    // The page holds nothing that is not in main or on disk: a crashed one simply begins again.
    built.webContents.on('render-process-gone', (_event, { reason }) => {
      built.show()
      if (reason !== 'clean-exit' && reason !== 'killed') built.webContents.reload()
    })
    // A failed load shows an empty window; its cause is in the renderer's own console.
    built.loadURL(`${WINDOW_ORIGIN}/index.html?language=${ports.language}`).catch(() => undefined)
    return built
  }

  return {
    async show() {
      if (!window) window = build()
      else {
        if (window.isMinimized()) window.restore()
        window.show()
        window.focus()
      }
      await painted
    },
    isOpen: () => window !== null,
    send(name, value) {
      window?.webContents.send(eventChannel(name), value)
    },
  }
}
