/** Words of the employer's pages. */
export const enEmployer = {} as const
