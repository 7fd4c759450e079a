/** What a family of faults found out; `failures` are sentences, and none means that it held. */
export type Outcome = {
  rows: Record<string, string | number>[]
  failures: string[]
}

/** Where a family works: a desktop that is up; everything else it starts and ends itself. */
export type Fault = (desktop: NodeJS.ProcessEnv, options: { rounds: number }) => Promise<Outcome>
