import { describe, expect, it } from 'vitest'
import { money } from '../../shared/money/money.ts'
import { err, type Result } from '../../shared/result.ts'
import { createWords } from '../../shared/words/words.ts'
import type { Line } from '../line.ts'
import { parseOperatorOptions } from './options.ts'

const inEnglish = <T>(parsed: Result<T, Line>): Result<T, string> =>
  parsed.ok ? parsed : err(parsed.error(createWords('en')))

const here = { DATABASE_URL: 'postgres://here' }
const parse = (argv: string[], environment: NodeJS.ProcessEnv = here) =>
  inEnglish(parseOperatorOptions(argv, environment))
const commandOf = (argv: string[]) => {
  const parsed = parse(argv)
  return parsed.ok && parsed.value !== 'help' ? parsed.value.command : parsed
}

const to = ['--employer', 'amelia@example.com']
const usd = ['--currency', 'USD', '--reference', 'x']
const deposit = ['deposit', ...to]

describe('the operator’s command line', () => {
  it('reads every command', () => {
    const sepa = [...deposit, '--amount', '500.5', '--currency', 'usd', '--reference', ' SEPA 1 ']
    expect(commandOf(sepa)).toEqual({
      name: 'deposit',
      employer: 'amelia@example.com',
      amount: money(50_050n, 'USD'),
      reference: 'SEPA 1',
    })
    expect(commandOf(['take-back', '--reference', 'x'])).toEqual({
      name: 'take-back',
      reference: 'x',
    })
    const limits = ['--limit', 'USD=2000', '--limit', 'JPY=0']
    expect(commandOf(['source', ...to, '--verified', 'yes', ...limits])).toEqual({
      name: 'source',
      employer: 'amelia@example.com',
      change: { verified: true, limits: [money(200_000n, 'USD'), money(0n, 'JPY')] },
    })
    expect(commandOf(['billing', 'off', '--project', '12'])).toEqual({
      name: 'billing',
      projectId: 12,
      on: false,
    })
    const account = ['--account', 'Ingrid@Example.com']
    expect(commandOf(['arbiter', ...account, '--name', 'Ingrid'])).toEqual({
      name: 'arbiter',
      account: 'ingrid@example.com',
      person: { name: 'Ingrid', zone: 'UTC' },
    })
    expect(commandOf(['arbiter', ...account])).toMatchObject({ person: null })
    expect(commandOf(['show', ...account])).toEqual({
      name: 'show',
      account: 'ingrid@example.com',
    })
  })

  it('is told which database by a flag, else by the owner’s address, else by the other', () => {
    const show = ['show', '--account', 'a@b.c']
    const both = { DATABASE_OWNER_URL: 'postgres://owner', DATABASE_URL: 'postgres://app' }
    const placeOf = (argv: string[], environment: NodeJS.ProcessEnv) => {
      const parsed = parse(argv, environment)
      return parsed.ok && parsed.value !== 'help' ? parsed.value.of : parsed
    }
    expect(placeOf([...show, '--data', 'dir'], both)).toEqual({ dataDir: 'dir' })
    expect(placeOf([...show, '--database-url', 'x'], both)).toEqual({ url: 'x' })
    expect(placeOf(show, both)).toEqual({ url: 'postgres://owner' })
    expect(placeOf(show, here)).toEqual({ url: 'postgres://here' })
    expect(placeOf(show, {})).toMatchObject({ error: expect.stringContaining('--data') })
    const twice = [...show, '--data', 'dir', '--database-url', 'x']
    expect(placeOf(twice, both)).toMatchObject({ error: expect.stringContaining('exclude') })
  })

  it.each([
    [[], 'Say first what to do'],
    [['pay'], '"pay"'],
    [['deposit', '--colour', 'red'], '--colour'],
    [['deposit', 'now', ...to, '--amount', '5', ...usd], '"now"'],
    [[...deposit, '--amount', '5', '--currency', 'USD'], '--reference is missing'],
    [[...deposit, '--amount', '5', '--currency', 'USD', '--reference', ' '], '--reference takes'],
    [[...deposit, '--amount', '5', '--currency', 'XYZ', '--reference', 'x'], '--currency takes'],
    [[...deposit, '--amount', '0', ...usd], 'above zero'],
    [[...deposit, '--amount=-5', ...usd], 'above zero'],
    [[...deposit, '--amount', '1.234', ...usd], 'fewer digits'],
    [[...deposit, '--amount', '0.5', '--currency', 'JPY', '--reference', 'x'], 'fewer digits'],
    [[...deposit, '--amount', '1,000', ...usd], 'not an amount'],
    [[...deposit, '--amount', '1000000000000', ...usd], 'larger than'],
    [['deposit', '--employer', 'amelia', '--amount', '5', ...usd], 'an email address'],
    [['source', ...to], 'Say what to change'],
    [['source', ...to, '--verified', 'maybe'], '--verified takes'],
    [['source', ...to, '--label', 'two\nlines'], '--label takes'],
    [['source', ...to, '--limit', '500'], 'like USD=2000.00'],
    [['source', ...to, '--limit', 'USD=-1'], 'not an amount'],
    [['source', ...to, '--limit', 'EUR=0.001'], 'fewer digits'],
    [['billing', '--project', '1'], 'on or off'],
    [['billing', 'off', '--project', 'first'], 'the number of a project'],
    [['arbiter', '--account', 'a@b.c', '--name', 'A', '--zone', 'Mars'], '--zone takes'],
  ])('refuses %j in one sentence', (argv, words) => {
    const parsed = parse(argv)
    expect(parsed).toMatchObject({ ok: false, error: expect.stringContaining(words) })
  })
})
