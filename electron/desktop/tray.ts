import { isDeepStrictEqual } from 'node:util'
import { Menu, nativeImage, nativeTheme, Tray } from 'electron'
import { iconPath } from './bundle.ts'
import type { TrayItem, TrayView } from './tray-view.ts'

/** What the lines of the menu do. */
export type TrayActions = Record<Exclude<TrayItem['action'], 'info' | 'separator'>, () => void>

/** The app's place in the desktop's panel. */
export type AppTray = { draw(view: TrayView): void }

/** Makes the tray; it draws only what has changed. */
export function createTray(actions: TrayActions): AppTray {
  let tray: Tray | null = null
  let drawn: TrayView | null = null
  let drawnIcon = ''

  const template = ({ action, label }: TrayItem): Electron.MenuItemConstructorOptions => {
    if (action === 'separator') return { type: 'separator' }
    if (action === 'info') return { label, enabled: false }
    return { label, click: actions[action] }
  }
  const drawIcon = (icon: TrayView['icon']) => {
    const file = iconPath(`tray-${icon}-${panelShade()}.png`)
    if (tray && file === drawnIcon) return
    const image = nativeImage.createFromPath(file)
    if (!tray) {
      tray = new Tray(image)
      tray.on('click', actions.open)
    } else tray.setImage(image)
    drawnIcon = file
  }
  const draw = (view: TrayView) => {
    drawIcon(view.icon)
    if (!tray || isDeepStrictEqual(view, drawn)) return
    tray.setToolTip(view.tooltip)
    if (process.platform === 'darwin' && view.title !== drawn?.title) tray.setTitle(view.title)
    if (!isDeepStrictEqual(view.items, drawn?.items)) {
      tray.setContextMenu(Menu.buildFromTemplate(view.items.map(template)))
    }
    drawn = view
  }
  nativeTheme.on('updated', () => drawn && drawIcon(drawn.icon))
  return { draw }
}

/** The panel that the picture must show on. Linux does not tell. */
function panelShade(): 'light' | 'dark' | 'any' {
  if (process.platform === 'linux') return 'any'
  return nativeTheme.shouldUseDarkColors ? 'dark' : 'light'
}
