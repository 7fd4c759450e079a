import { acceptProject } from './accept-project.ts'
import { endProject } from './end-project.ts'
import { registerDevice } from './register-device.ts'

/** Accepting and ending a contract, and the device that tracks it. */
export const projectCommands = { acceptProject, endProject, registerDevice }
