import { expect } from 'vitest'
import { money } from '../../../../shared/money/money.ts'
import { MINUTE_MS } from '../world.ts'
import { pictureOf } from './picture-of-books.ts'
import type { Marketplace } from './real/marketplace.ts'
import type { Books, ModelCommand } from './rules/books.ts'
import { decide } from './rules/decide.ts'
import { doDueWork, instantsToCome } from './rules/due-work.ts'
import { checkBooks, checkNothingDue, settledIn } from './rules/invariants.ts'
import { commandsOf } from './script/commands-of.ts'
import type { Step } from './script/steps.ts'

/**
 * Plays a step in the books and, where there is one, on the marketplace. Fails when the books come
 * to break a rule, or the marketplace answers or stands otherwise than they say.
 */
export async function play(books: Books, step: Step, real: Marketplace | null): Promise<void> {
  await follow(books, step, real)
  if (real) expect(await real.look()).toEqual(pictureOf(books))
}

async function follow(books: Books, step: Step, real: Marketplace | null): Promise<void> {
  switch (step.kind) {
    case 'wait':
      books.nowMs += step.minutes * MINUTE_MS
      return sweep(books, step.sweeps, real)
    case 'waitFor': {
      const instants = instantsToCome(books, step.what)
      const untilMs = instants[step.nth % instants.length] ?? books.nowMs
      books.nowMs = Math.max(books.nowMs, untilMs + step.offMs)
      return sweep(books, step.sweeps, real)
    }
    case 'changeSource': {
      const { verified, limitMinor } = step.source
      books.source = { verified, limit: money(limitMinor, 'USD') }
      return real?.changeSource(step.source)
    }
    default:
      return carryOut(books, commandsOf(books, step), real)
  }
}

/** Does something in the books: no rule is broken, and what was settled before stays as it was. */
function act<T>(books: Books, action: () => T): T {
  const settled = structuredClone(settledIn(books))
  const outcome = action()
  checkBooks(books)
  expect(settledIn(books)).toEqual(expect.arrayContaining(settled))
  return outcome
}

async function carryOut(books: Books, commands: ModelCommand[], real: Marketplace | null) {
  const expected = commands.map((command) => act(books, () => decide(books, command)))
  books.sent.push(...commands)
  if (!real) return
  const codes = await real.send(commands)
  const told = (answers: string[]) => commands.map((command, index) => [command, answers[index]])
  expect(told(codes)).toEqual(told(expected))
}

/** The jobs look for what is due, so many times. */
async function sweep(books: Books, times: number, real: Marketplace | null) {
  for (let time = 0; time < times; time++) {
    act(books, () => doDueWork(books))
    checkNothingDue(books)
    await real?.doDueWork()
  }
}
