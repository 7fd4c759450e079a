import { createWords, type Words } from '../shared/words/words.ts'

/** A sentence for the person at the command line, before its language is chosen. */
export type Line = (words: Words) => string

/** Text that comes from elsewhere, such as PostgreSQL's own reason, and stays as it is. */
export const plain =
  (text: string): Line =>
  () =>
    text

/**
 * Why the marketplace or one of its commands cannot do its work, for the person who started it. The
 * log has it in English, as all that it holds.
 */
export class ExplainedError extends Error {
  readonly line: Line
  constructor(line: Line) {
    super(line(createWords('en')))
    this.line = line
  }
}

/** Why something failed: as it is explained, else as the error says it. */
export const lineOf = (error: unknown): Line =>
  error instanceof ExplainedError ? error.line : plain((error as Error).message)
