import type { Line } from '../line.ts'

/** The commands: which flags each takes, and how it is written. */
export const COMMANDS = {
  deposit: {
    flags: ['employer', 'amount', 'currency', 'reference'],
    usage: 'deposit --employer EMAIL --amount 500.00 --currency USD --reference TEXT',
  },
  'take-back': {
    flags: ['reference'],
    usage: 'take-back --reference TEXT',
  },
  source: {
    flags: ['employer', 'label', 'verified', 'limit'],
    usage: 'source --employer EMAIL [--label TEXT] [--verified yes|no] [--limit USD=2000.00 …]',
  },
  billing: {
    flags: ['project'],
    usage: 'billing on|off --project N',
  },
  arbiter: {
    flags: ['account', 'name', 'zone'],
    usage: 'arbiter --account EMAIL [--name NAME [--zone ZONE]]',
  },
  show: {
    flags: ['account'],
    usage: 'show --account EMAIL',
  },
} as const satisfies Record<string, { flags: readonly string[]; usage: string }>

export type CommandName = keyof typeof COMMANDS

const NAMES = Object.keys(COMMANDS) as CommandName[]

export const isCommandName = (text: string): text is CommandName => Object.hasOwn(COMMANDS, text)

/** A refusal with where to read on. */
export const withHint =
  (line: Line): Line =>
  (words) =>
    `${line(words)} ${words.t('operator.help.hint', { command: 'npm run -s operator -- --help' })}`

/** What `--help` prints. */
export const help: Line = ({ t }) =>
  [
    t('operator.help.about'),
    '',
    t('commandLine.usage', {
      command: 'npm run -s operator -- COMMAND … [--data DIR | --database-url URL]',
    }),
    '',
    ...NAMES.flatMap((name) => [
      `  ${COMMANDS[name].usage}`,
      `      ${t(`operator.help.does.${name}`)}`,
    ]),
    '',
    t('operator.help.where'),
    '',
    t('operator.help.ends'),
  ].join('\n')
