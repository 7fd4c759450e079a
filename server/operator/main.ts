/**
 * Does what only those who run a marketplace can: pay in, verify, switch billing, make arbiters.
 *
 *   npm run -s operator -- COMMAND … [--data DIR | --database-url URL]
 *
 * Ends with 0 when it is done, or was before; with 2 and one line when nothing is changed.
 */
import type { Result } from '../../shared/result.ts'
import { systemClock } from '../clock.ts'
import { openCommandLine } from '../command-line.ts'
import { explain, joinDatabase } from '../db/database.ts'
import { isUnavailable, sqlState } from '../db/errors.ts'
import { announced } from '../feed/announce.ts'
import { ExplainedError, type Line, lineOf } from '../line.ts'
import { withDatabase } from '../postgres/join.ts'
import type { Services } from '../services.ts'
import { setBilling } from './billing.ts'
import { deposit, takeBack } from './deposit.ts'
import { help } from './help.ts'
import { type OperatorCommand, parseOperatorOptions } from './options.ts'
import { show } from './show.ts'
import { setSource } from './source.ts'

const INSUFFICIENT_PRIVILEGE = '42501'

const { say, complain } = openCommandLine(process.env)

/** Ends with one line for the person who started it. */
function refuse(line: Line): void {
  complain(line)
  process.exitCode = 2
}

async function run(services: Services, command: OperatorCommand): Promise<Result<Line, Line>> {
  switch (command.name) {
    case 'deposit':
      return deposit(services, command)
    case 'take-back':
      return takeBack(services, command)
    case 'source':
      return setSource(services, command)
    case 'billing':
      return setBilling(services, command)
    case 'arbiter': {
      // With it comes the sign-in library, which takes longer to load than all the rest.
      const { makeArbiter } = await import('./arbiter.ts')
      return makeArbiter(services, command)
    }
    case 'show':
      return show(services, command)
  }
}

/** Why a command could not be carried out at all. */
function reasonOf(error: unknown, url: string): Line {
  if (error instanceof ExplainedError) return error.line
  if (sqlState(error) === INSUFFICIENT_PRIVILEGE) return ({ t }) => t('operator.notOwner')
  if (isUnavailable(error)) return explain(error, url).line
  return ({ t }) => t('operator.failed', { reason: (error as Error).message })
}

async function carryOut(url: string, command: OperatorCommand): Promise<void> {
  const database = await joinDatabase(url)
  const { db } = database
  try {
    const done = await run({ db, clock: systemClock, feeBps: 0 }, command)
    await announced(db)
    if (done.ok) say(done.value)
    else refuse(done.error)
  } catch (error) {
    refuse(reasonOf(error, url))
  } finally {
    await database.close()
  }
}

const options = parseOperatorOptions(process.argv.slice(2), process.env)
if (!options.ok) refuse(options.error)
else if (options.value === 'help') say(help)
else {
  const { of, command } = options.value
  await withDatabase(of, 'owner', (url) => carryOut(url, command)).catch((error: unknown) =>
    refuse(lineOf(error)),
  )
}
