import { parseArgs } from 'node:util'
import { type AmountError, parseAmount, parseDecimal } from '../../shared/money/amount.ts'
import { CURRENCIES, type CurrencyCode, isCurrencyCode } from '../../shared/money/currency.ts'
import type { Money } from '../../shared/money/money.ts'
import type { SourceChange } from '../../shared/operator/source.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { isTimeZone } from '../../shared/time/billing-week.ts'
import { unclearFlag } from '../command-line.ts'
import { ExplainedError, type Line } from '../line.ts'
import type { CommandPlace } from '../postgres/join.ts'
import { COMMANDS, type CommandName, isCommandName, withHint } from './help.ts'

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

/** A command line that cannot be followed, and why; never leaves this file. */
class Unclear extends ExplainedError {}

const TEXT_LENGTH = 200
const EMAIL_LENGTH = 254

function textOf(flags: Flags, flag: string): string | undefined {
  const typed = flags[flag]
  if (typeof typed !== 'string') return undefined
  const text = typed.trim()
  if (text === '' || text.length > TEXT_LENGTH || /\p{C}/u.test(text)) {
    const about = { flag: `--${flag}`, most: TEXT_LENGTH }
    throw new Unclear(({ t }) => t('operator.flag.text', about))
  }
  return text
}

/** A flag that the command cannot do without. */
function required(flags: Flags, flag: string): string {
  const text = textOf(flags, flag)
  if (text === undefined) {
    throw new Unclear(withHint(({ t }) => t('operator.flag.missing', { flag: `--${flag}` })))
  }
  return text
}

function emailOf(flags: Flags, flag: string): string {
  const email = required(flags, flag).toLowerCase()
  if (email.length <= EMAIL_LENGTH && /^[^\s@]+@[^\s@]+$/.test(email)) return email
  const about = { flag: `--${flag}`, typed: email }
  throw new Unclear(({ t }) => t('operator.flag.email', about))
}

function currencyOf(typed: string, flag: string): CurrencyCode {
  const code = typed.toUpperCase()
  if (isCurrencyCode(code)) return code
  const about = { flag: `--${flag}`, choices: CURRENCIES.join(', '), typed }
  throw new Unclear(({ t }) => t('operator.flag.oneOf', about))
}

const refusedAmount =
  (flag: string, typed: string, code: AmountError): Line =>
  ({ t }) =>
    t('operator.flag.refused', {
      ...{ flag, typed },
      reason: t(`errors.${code}.title`),
      remedy: t(`errors.${code}.remedy`),
    })

function amountOf(flags: Flags): Money {
  const typed = required(flags, 'amount')
  const parsed = parseAmount(typed, currencyOf(required(flags, 'currency'), 'currency'))
  if (parsed.ok) return parsed.value
  throw new Unclear(refusedAmount('--amount', typed, parsed.error))
}

/** `USD=2000.00`: the most one charge may take; zero is nothing. */
function limitOf(typed: string): Money {
  const [currency = '', decimal, ...more] = typed.split('=')
  if (decimal === undefined || more.length > 0) {
    throw new Unclear(({ t }) => t('operator.flag.limit', { flag: '--limit', typed }))
  }
  const parsed = parseDecimal(decimal, currencyOf(currency, 'limit'))
  if (parsed.ok && parsed.value.minor >= 0n) return parsed.value
  const code = parsed.ok ? 'amount_malformed' : parsed.error
  throw new Unclear(refusedAmount('--limit', typed, code))
}

function sourceChangeOf(flags: Flags): SourceChange {
  const { verified, limit = [] } = flags
  if (verified !== undefined && verified !== 'yes' && verified !== 'no') {
    const about = { flag: '--verified', typed: String(verified) }
    throw new Unclear(({ t }) => t('operator.flag.yesOrNo', about))
  }
  const limits = [limit].flat().map(limitOf)
  const label = textOf(flags, 'label')
  if (label === undefined && verified === undefined && limits.length === 0) {
    throw new Unclear(withHint(({ t }) => t('operator.flag.noChange')))
  }
  return { label, verified: verified === undefined ? undefined : verified === 'yes', limits }
}

function projectOf(flags: Flags): number {
  const typed = required(flags, 'project')
  if (/^[1-9]\d{0,8}$/.test(typed)) return Number(typed)
  throw new Unclear(({ t }) => t('operator.flag.project', { flag: '--project', typed }))
}

function personOf(flags: Flags): { name: string; zone: string } | null {
  const name = textOf(flags, 'name')
  const zone = textOf(flags, 'zone') ?? 'UTC'
  if (!isTimeZone(zone)) {
    throw new Unclear(({ t }) => t('operator.flag.zone', { flag: '--zone', typed: zone }))
  }
  return name === undefined ? null : { name, zone }
}

function commandOf(name: CommandName, flags: Flags, words: readonly string[]): OperatorCommand {
  const [word, ...more] = words
  const surplus = name === 'billing' ? more[0] : word
  if (surplus !== undefined) {
    throw new Unclear(withHint(({ t }) => t('commandLine.unexpected', { word: surplus })))
  }
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
      if (word !== 'on' && word !== 'off') {
        throw new Unclear(withHint(({ t }) => t('operator.flag.onOrOff')))
      }
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
  if (typed && dataDir) throw new Unclear(({ t }) => t('commandLine.twoPlaces'))
  if (typeof dataDir === 'string' && dataDir !== '') return { dataDir }
  const url = typed || environment.DATABASE_OWNER_URL || environment.DATABASE_URL
  if (typeof url === 'string' && url !== '') return { url }
  throw new Unclear(withHint(({ t }) => t('operator.flag.noPlace')))
}

/**
 * Reads the command line; a refusal is for the person who typed it. `help` is asked for
 * anywhere in it.
 */
export function parseOperatorOptions(
  argv: readonly string[],
  environment: NodeJS.ProcessEnv,
): Result<OperatorOptions | 'help', Line> {
  const [name = '', ...rest] = argv
  if (name === 'help' || argv.includes('--help') || argv.includes('-h')) return ok('help')
  if (!isCommandName(name)) {
    const commands = Object.keys(COMMANDS).join(', ')
    return err(
      withHint(({ t }) =>
        name === ''
          ? t('operator.flag.noCommand', { commands })
          : t('operator.flag.wrongCommand', { commands, typed: name }),
      ),
    )
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
    return err(error instanceof Unclear ? error.line : withHint(unclearFlag(error)))
  }
}
