/** Words of the app's window alone. */
export const enApp = {} as const
