/** What a family of faults found out; `failures` are sentences, and none means that it held. */
export type Outcome = {
  rows: Record<string, string | number>[]
  failures: string[]
}

/** Strikes so often; whatever it needs it starts and ends itself. */
export type Fault = (options: { rounds: number }) => Promise<Outcome>
