import { sendMessage } from './send-message.ts'

/** The conversation of a project (M7). */
export const messageCommands = { sendMessage }
