import { hostname } from 'node:os'

/** What this computer is called, for people who have several. */
export const computerName = (): string => hostname().slice(0, 100).trim() || process.platform
