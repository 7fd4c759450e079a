/** The commands: which flags each takes, how it is written, and what it does. */
export const COMMANDS = {
  deposit: {
    flags: ['employer', 'amount', 'currency', 'reference'],
    usage: 'deposit --employer EMAIL --amount 500.00 --currency USD --reference TEXT',
    does: 'writes down money that an employer has paid in; the same reference twice is once',
  },
  'take-back': {
    flags: ['reference'],
    usage: 'take-back --reference TEXT',
    does: 'undoes a mistaken deposit, as long as its money is still available',
  },
  source: {
    flags: ['employer', 'label', 'verified', 'limit'],
    usage: 'source --employer EMAIL [--label TEXT] [--verified yes|no] [--limit USD=2000.00 …]',
    does: 'how an employer pays beyond their balance, and at most how much at once; 0 is nothing',
  },
  billing: {
    flags: ['project'],
    usage: 'billing on|off --project N',
    does: 'switches the billing of an hourly contract; off, nothing is tracked on it',
  },
  arbiter: {
    flags: ['account', 'name', 'zone'],
    usage: 'arbiter --account EMAIL [--name NAME [--zone ZONE]]',
    does: 'makes an account that has no part in any project an arbiter’s, or a new one with --name',
  },
  show: {
    flags: ['account'],
    usage: 'show --account EMAIL',
    does: 'an account with its money, its payment source and its projects',
  },
} as const satisfies Record<string, { flags: readonly string[]; usage: string; does: string }>

export type CommandName = keyof typeof COMMANDS

export const isCommandName = (text: string): text is CommandName => Object.hasOwn(COMMANDS, text)

/** Where to read on, at the end of a refusal. */
export const HELP_HINT = 'See npm run -s operator -- --help.'

/** What `--help` prints. */
export const HELP = [
  'Does what only those who run a marketplace can.',
  '',
  'Usage: npm run -s operator -- COMMAND … [--data DIR | --database-url URL]',
  '',
  ...Object.values(COMMANDS).flatMap(({ usage, does }) => [`  ${usage}`, `      ${does}`]),
  '',
  'Which marketplace: --data is the folder that it was started with. For a database that runs elsewhere,',
  'the address of its owner: DATABASE_OWNER_URL or DATABASE_URL in the environment, where no list of',
  'processes shows the password, or --database-url.',
  '',
  'Ends with 0 when it is done, or was before, and with 2 and one sentence when nothing is changed.',
].join('\n')
