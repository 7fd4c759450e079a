import type { TestProject } from 'vitest/node'
import { startVirtualDesktop } from '../desktop/virtual-desktop.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The environment of the one desktop that all journeys share. */
    desktop: Record<string, string>
  }
}

/** Starts the desktop before the first journey and takes it down after the last. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const desktop = await startVirtualDesktop()
  const entries = Object.entries(desktop.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  project.provide('desktop', Object.fromEntries(entries))
  return desktop.stop
}
