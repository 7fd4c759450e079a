import { chooseLanguage } from '../shared/words/languages.ts'
import { createWords } from '../shared/words/words.ts'
import type { Line } from './line.ts'

/**
 * The languages of the person at the command line, the most wanted first: what `MILEPOST_LANGUAGE`
 * says, else the locale of the terminal (`pt_PT.UTF-8`).
 */
const preferred = ({ MILEPOST_LANGUAGE, LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv) =>
  [MILEPOST_LANGUAGE, LC_ALL || LC_MESSAGES || LANG]
    .filter((tag) => tag !== undefined)
    .map((tag) => tag.split('.')[0]?.replace('_', '-') ?? '')

/** How a command speaks with the person who started it. */
export function openCommandLine(environment: NodeJS.ProcessEnv) {
  const words = createWords(chooseLanguage(preferred(environment)))
  return {
    words,
    say: (line: Line) => process.stdout.write(`${line(words)}\n`),
    /** One line, whatever the reason holds. */
    complain: (line: Line) => process.stderr.write(`${line(words).replaceAll('\n', ' ')}\n`),
  }
}

/** A refusal, and behind it how the command is written. */
export const withUsage =
  (command: string) =>
  (line: Line): Line =>
  (words) =>
    `${line(words)} ${words.t('commandLine.usage', { command })}`

/** What is wrong with a command line that Node's own parser does not take. */
export function unclearFlag(error: unknown): Line {
  const { code, message } = error as NodeJS.ErrnoException
  const [, named = ''] = /'([^']*)'/.exec(message) ?? []
  switch (code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return ({ t }) => t('commandLine.unknownFlag', { flag: named })
    case 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL':
      return ({ t }) => t('commandLine.unexpected', { word: named })
    default:
      return ({ t }) => t('commandLine.value', { flag: named })
  }
}
