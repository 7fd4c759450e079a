import { join } from 'node:path'
import { output } from '../desktop/processes.ts'
import { until } from '../desktop/until.ts'

/** An entry of the tray menu, as the panel shows it. */
export type TrayEntry = { id: number; label: string; enabled: boolean }

/** A tray icon, as the panel knows it. */
export type TrayIcon = {
  title: string
  tooltip: string
  /** Sizes of its pictures, pixels. */
  icon: [width: number, height: number][]
  entries: TrayEntry[]
}

/** Debian's own interpreter, which its D-Bus package belongs to. */
const python = '/usr/bin/python3'
const script = join(import.meta.dirname, 'tray_menu.py')

/** The tray icons of a desktop; none while an application is changing its own. */
export async function trayIcons(desktop: NodeJS.ProcessEnv): Promise<TrayIcon[]> {
  const text = await output(python, [script, 'list'], desktop).catch(() => '[]')
  return JSON.parse(text) as TrayIcon[]
}

/** Waits for the one tray icon to say something. */
export const trayWhen = (
  desktop: NodeJS.ProcessEnv,
  what: string,
  fits: (icon: TrayIcon) => boolean,
): Promise<TrayIcon> =>
  until(`the tray: ${what}`, async () => (await trayIcons(desktop)).find(fits))

/** Chooses the enabled entry that fits, once the menu offers it. */
export async function chooseFromTray(desktop: NodeJS.ProcessEnv, label: RegExp): Promise<void> {
  await until(`the tray to offer ${label}`, async () => {
    const chosen = await output(python, [script, 'click', label.source], desktop).catch(() => '')
    return chosen.trim() === 'true'
  })
}
