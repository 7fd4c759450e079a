import { app } from 'electron'

/**
 * The person's languages, the most wanted first: what `MILEPOST_LANGUAGE` says, else what the
 * desktop does.
 */
export const preferredLanguages = ({ MILEPOST_LANGUAGE }: NodeJS.ProcessEnv): string[] => [
  ...(MILEPOST_LANGUAGE ? [MILEPOST_LANGUAGE] : []),
  ...app.getPreferredSystemLanguages(),
]
