/** Whether an amount of the wire is more than nothing, in whatever currency. */
export const isSome = (amount: string): boolean => /[1-9]/.test(amount)
