import { parseArgs } from 'node:util'
import { parseAmount, parseDecimal } from '../../shared/money/amount.ts'
import { CURRENCIES, type CurrencyCode, isCurrencyCode } from '../../shared/money/currency.ts'
import type { Money } from '../../shared/money/money.ts'
import type { SourceChange } from '../../shared/operator/source.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { isTimeZone } from '../../shared/time/billing-week.ts'
import { en } from '../../shared/words/en/index.ts'
import type { CommandPlace } from '../postgres/join.ts'
import { COMMANDS, type CommandName, HELP_HINT, isCommandName } from './help.ts'

/** What is to be done. */
export type OperatorCommand =
  | { name: 'deposit'; employer: string; amount: Money; reference: string }
  | { name: 'take-back'; reference: string }
  | { name: 'source'; employer: string; change: SourceChange }
  | { name: 'billing'; projectId: number; on: boolean }
  | { name: 'arbiter'; account: string; person: { name: string; zone: string } | null }
  | { name: 'show'; account: string }

/** In which database, and what. */
export type OperatorOptions = {
  of: CommandPlace
  command: OperatorCommand
}

type Flags = Partial<Record<string, string | string[]>>

/** A command line that cannot be followed, in a sentence; never leaves this file. */
class Unclear extends Error {}

const TEXT_LENGTH = 200
const EMAIL_LENGTH = 254

function textOf(flags: Flags, flag: string): string | undefined {
  const typed = flags[flag]
  if (typeof typed !== 'string') return undefined
  const text = typed.trim()
  if (text === '' || text.length > TEXT_LENGTH || /\p{C}/u.test(text)) {
    throw new Unclear(`--${flag} takes 1 to ${TEXT_LENGTH} readable characters.`)
  }
  return text
}

/** A flag that the command cannot do without. */
function required(flags: Flags, flag: string): string {
  const text = textOf(flags, flag)
  if (text === undefined) throw new Unclear(`--${flag} is missing. ${HELP_HINT}`)
  return text
}

function emailOf(flags: Flags, flag: string): string {
  const email = required(flags, flag).toLowerCase()
  if (email.length <= EMAIL_LENGTH && /^[^\s@]+@[^\s@]+$/.test(email)) return email
  throw new Unclear(`--${flag} takes an e-mail address, not "${email}".`)
}

function currencyOf(typed: string, flag: string): CurrencyCode {
  const code = typed.toUpperCase()
  if (isCurrencyCode(code)) return code
  throw new Unclear(`--${flag} takes one of ${CURRENCIES.join(', ')}, not "${typed}".`)
}

function amountOf(flags: Flags): Money {
  const typed = required(flags, 'amount')
  const parsed = parseAmount(typed, currencyOf(required(flags, 'currency'), 'currency'))
  if (parsed.ok) return parsed.value
  const { title, remedy } = en.words.errors[parsed.error]
  throw new Unclear(`--amount ${typed}: ${title} ${remedy}`)
}

/** `USD=2000.00`: the most one charge may take; zero is nothing. */
function limitOf(typed: string): Money {
  const [code = '', decimal, ...more] = typed.split('=')
  if (decimal === undefined || more.length > 0) {
    throw new Unclear(`--limit takes a currency and an amount, like USD=2000.00, not "${typed}".`)
  }
  const parsed = parseDecimal(decimal, currencyOf(code, 'limit'))
  if (parsed.ok && parsed.value.minor >= 0n) return parsed.value
  const { title, remedy } = en.words.errors[parsed.ok ? 'amount_malformed' : parsed.error]
  throw new Unclear(`--limit ${typed}: ${title} ${remedy}`)
}

function sourceChangeOf(flags: Flags): SourceChange {
  const { verified, limit = [] } = flags
  if (verified !== undefined && verified !== 'yes' && verified !== 'no') {
    throw new Unclear(`--verified takes yes or no, not "${verified}".`)
  }
  const limits = [limit].flat().map(limitOf)
  const label = textOf(flags, 'label')
  if (label === undefined && verified === undefined && limits.length === 0) {
    throw new Unclear(`Say what to change: --label, --verified or --limit. ${HELP_HINT}`)
  }
  return { label, verified: verified === undefined ? undefined : verified === 'yes', limits }
}

function projectOf(flags: Flags): number {
  const typed = required(flags, 'project')
  if (/^[1-9]\d{0,8}$/.test(typed)) return Number(typed)
  throw new Unclear(`--project takes a project's number, not "${typed}".`)
}

function personOf(flags: Flags): { name: string; zone: string } | null {
  const name = textOf(flags, 'name')
  const zone = textOf(flags, 'zone') ?? 'UTC'
  if (!isTimeZone(zone))
    throw new Unclear(`--zone takes a time zone like Europe/Oslo, not "${zone}".`)
  return name === undefined ? null : { name, zone }
}

function commandOf(name: CommandName, flags: Flags, words: readonly string[]): OperatorCommand {
  const [word, ...more] = words
  const surplus = name === 'billing' ? more[0] : word
  if (surplus !== undefined) throw new Unclear(`"${surplus}" means nothing here. ${HELP_HINT}`)
  switch (name) {
    case 'deposit':
      return {
        name,
        employer: emailOf(flags, 'employer'),
        amount: amountOf(flags),
        reference: required(flags, 'reference'),
      }
    case 'take-back':
      return { name, reference: required(flags, 'reference') }
    case 'source':
      return { name, employer: emailOf(flags, 'employer'), change: sourceChangeOf(flags) }
    case 'billing':
      if (word !== 'on' && word !== 'off') throw new Unclear(`Say on or off. ${HELP_HINT}`)
      return { name, projectId: projectOf(flags), on: word === 'on' }
    case 'arbiter':
      return { name, account: emailOf(flags, 'account'), person: personOf(flags) }
    case 'show':
      return { name, account: emailOf(flags, 'account') }
  }
}

/** Where the database is: as it was typed, else as the environment says. */
function placeOf(flags: Flags, environment: NodeJS.ProcessEnv): CommandPlace {
  const { 'database-url': typed, data: dataDir } = flags
  if (typed && dataDir) throw new Unclear('--database-url and --data exclude each other.')
  if (typeof dataDir === 'string' && dataDir !== '') return { dataDir }
  const url = typed || environment.DATABASE_OWNER_URL || environment.DATABASE_URL
  if (typeof url === 'string' && url !== '') return { url }
  throw new Unclear(
    `Say which marketplace: --data, --database-url or DATABASE_OWNER_URL. ${HELP_HINT}`,
  )
}

/**
 * Reads the command line; a refusal is one sentence for the person who typed it. `help` is asked for
 * anywhere in it.
 */
export function parseOperatorOptions(
  argv: readonly string[],
  environment: NodeJS.ProcessEnv,
): Result<OperatorOptions | 'help', string> {
  const [name = '', ...rest] = argv
  if (name === 'help' || argv.includes('--help') || argv.includes('-h')) return ok('help')
  if (!isCommandName(name)) {
    const known = Object.keys(COMMANDS).join(', ')
    return err(`Say first what to do: ${known}${name && `, not "${name}"`}. ${HELP_HINT}`)
  }
  try {
    const flags = ['data', 'database-url', ...COMMANDS[name].flags]
    const options = flags.map((flag) => [flag, { type: 'string', multiple: flag === 'limit' }])
    const { values, positionals } = parseArgs({
      args: rest,
      allowPositionals: true,
      options: Object.fromEntries(options),
    })
    return ok({
      of: placeOf(values as Flags, environment),
      command: commandOf(name, values as Flags, positionals),
    })
  } catch (error) {
    const { message } = error as Error
    if (error instanceof Unclear) return err(message)
    // The first sentence of Node's own says which flag; the rest is advice for programmers.
    return err(`${message.split(/\. |\n/)[0]}. ${HELP_HINT}`)
  }
}
