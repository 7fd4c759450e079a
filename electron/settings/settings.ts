import { z } from 'zod'
import { type AppState, appSettings, type IpcInput } from '../../shared/contract/ipc.ts'
import type { DocumentKind } from '../disk/document.ts'

const bounds = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
})

/** The person's choices, and where the window stood. */
export const settingsDocument: DocumentKind<Settings> = {
  name: 'settings',
  schema: appSettings.extend({ server: z.string().nullable(), bounds: bounds.nullable() }),
  empty: {
    idleThresholdMs: 600_000,
    theme: 'system',
    closeToTray: true,
    server: null,
    bounds: null,
  },
}

/** Screen place of the window, in device-independent pixels. */
export type Bounds = z.infer<typeof bounds>

/** `server`: the marketplace last used; `bounds`: null until the window was moved. */
export type Settings = AppState['settings'] & { server: string | null; bounds: Bounds | null }

/** The settings with what the window changed; what it does not name stays. */
export function changeSettings(old: Settings, patch: IpcInput<'app.updateSettings'>): Settings {
  const named = Object.entries(patch).filter(([, value]) => value !== undefined)
  return { ...old, ...Object.fromEntries(named) }
}

/** What the window is told of them. */
export const choicesOf = ({ server: _, bounds: __, ...choices }: Settings): AppState['settings'] =>
  choices

/** The settings with the window's new place. */
export const changeBounds = (old: Settings, { x, y, width, height }: Bounds): Settings => ({
  ...old,
  bounds: { x, y, width, height },
})
