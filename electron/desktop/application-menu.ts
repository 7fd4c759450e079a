import { Menu } from 'electron'

/**
 * The application's menu. macOS needs one for its shortcuts (Cmd-C in a field, Cmd-Q); elsewhere
 * there is none, and the window keeps its height for the person's work.
 */
export function setApplicationMenu(): void {
  const roles = ['appMenu', 'editMenu', 'windowMenu'] as const
  const menu = Menu.buildFromTemplate(roles.map((role) => ({ role })))
  Menu.setApplicationMenu(process.platform === 'darwin' ? menu : null)
}
