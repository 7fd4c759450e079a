/**
 * One thing that must be so, as a query that finds where it is not. Its columns are text: `subject`
 * names the row for people, `expected` and `found` stand beside each other, and `currency`, where it
 * is not null, says that the two are minor units of it.
 */
export type Check = { name: string; sql: string }
