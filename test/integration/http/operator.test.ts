import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { ask, outcome, send } from './client.ts'
import { openEvents } from './event-reader.ts'
import { result } from './freelancer-client.ts'
import { runAudit, runOperator, runServer } from './process.ts'
import { withServer } from './served.ts'

/** As people run it: there are no sandbox's people, and no money. */
const server = withServer([])

const P = 'projects/0.1'
const PASSWORD = 'long enough'

type Person = { email: string; token: string; id: number }
type Numbered = { id: number }

let employer: Person
let freelancer: Person

const operator = (argv: string[], environment: Record<string, string> = {}) =>
  runOperator(argv, { DATABASE_OWNER_URL: server().database.ownerUrl, ...environment }).ended

/** Runs what has to work; gives what it said. */
async function done(...argv: string[]): Promise<string> {
  const { code, stdout, stderr } = await operator(argv)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return stdout
}

/** Runs what has to be refused; gives the one sentence. */
async function refused(argv: string[], environment: Record<string, string> = {}): Promise<string> {
  const { code, stdout, stderr } = await operator(argv, environment)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr.trim().split('\n')).toHaveLength(1)
  return stderr
}

async function signUp(role: string, name = role): Promise<Person> {
  const email = `${name}@example.com`
  const body = { name: `One ${role}`, email, password: PASSWORD, role, zone: 'Europe/Lisbon' }
  const { body: made } = await ask(server().url, 'POST', '/api/auth/sign-up/email', { body })
  return { email, token: String(made.token), id: Number((made.user as { id: string }).id) }
}

/** A project of the two, awarded and accepted. */
async function agreed(type: 'fixed' | 'hourly'): Promise<number> {
  const call = <R>(who: Person, method: string, path: string, json: object) =>
    result<R>(server().url, who.token, method, path, { json })
  const project = await call<Numbered>(employer, 'POST', `${P}/projects/`, {
    ...{ title: `A ${type} one`, currency: { code: 'USD' }, budget: { minimum: 10 }, type },
  })
  const bid = await call<Numbered>(freelancer, 'POST', `${P}/bids/`, {
    ...{ project_id: project.id, bidder_id: freelancer.id, amount: 100, period: 3 },
  })
  await call(employer, 'PUT', `${P}/bids/${bid.id}/`, { action: 'award' })
  await call(freelancer, 'PUT', `${P}/bids/${bid.id}/`, { action: 'accept' })
  return project.id
}

const milestone = (projectId: number, amount: string, id: string = v7()) => {
  const payload = {
    ...{ projectId, currency: 'USD', amount, description: 'Draft' },
    confirmedSource: 'any',
  }
  return send(server().url, employer.token, 'createMilestone', payload, id)
}

const me = async ({ token }: Person) => (await ask(server().url, 'GET', '/api/me', { token })).body

/** Does the work while an account's feed is followed, and waits until that is heard. */
async function heard<T>({ token }: Person, work: () => Promise<T>): Promise<T> {
  const { body } = await ask(server().url, 'GET', '/api/changes', { token })
  const stream = await openEvents(`${server().url}/api/events`, token)
  const grown = () =>
    stream.changes().some(({ data }) => JSON.parse(data).cursor > Number(body.cursor))
  await stream.until(() => stream.changes().length > 0)
  expect(grown()).toBe(false)
  const answer = await work()
  await stream.until(grown)
  await stream.close()
  return answer
}

const isSound = async () => {
  const { stdout } = await runAudit(['--database-url', server().database.url]).ended
  expect(stdout).toMatch(/ 0 differences\n$/)
}

beforeAll(async () => {
  employer = await signUp('employer')
  freelancer = await signUp('freelancer')
})

/** A command is a process of its own, which takes a while to start where others work too. */
const PATIENCE = { timeout: 120_000 }

describe('a marketplace outside the sandbox', PATIENCE, () => {
  it('P2, L4: holds money that an employer has paid in, once by its reference', async () => {
    const projectId = await agreed('fixed')
    expect(outcome(await milestone(projectId, '300.00'))).toBe('insufficient_funds')
    const deposit = ['deposit', '--employer', 'Employer@example.com', '--amount', '300.00']
    const sepa = [...deposit, '--currency', 'usd', '--reference', 'SEPA 2026/17']
    expect(await heard(employer, () => done(...sepa))).toBe(
      'Paid in 300.00 USD for One employer <employer@example.com> under "SEPA 2026/17". 300.00 USD is available now.\n',
    )
    expect(await done(...sepa)).toContain('was paid in under "SEPA 2026/17" before')
    expect((await me(employer)).balances).toMatchObject([{ currency: 'USD', available: '300.00' }])
    expect(outcome(await milestone(projectId, '300.00'))).toBe('applied')

    const day = new Date().toISOString().slice(0, 10)
    const query = `currency=USD&from=${day}&to=${day}&zone=UTC`
    const { token } = employer
    const { body } = await ask(server().url, 'GET', `/api/statement?${query}`, { token })
    expect(body.lines).toMatchObject([
      { kind: 'fund', amount: '300.00', subject: null, description: 'SEPA 2026/17' },
      { kind: 'hold' },
    ])
    await isSound()
  })

  it('P2: charges a payment source that was verified, up to its limit', async () => {
    const projectId = await agreed('fixed')
    const source = ['source', '--employer', employer.email]
    expect(await refused([...source, '--verified', 'yes'])).toContain('--label')
    await done(...source, '--label', 'Visa ending 4242', '--limit', 'USD=50.00')
    expect(outcome(await milestone(projectId, '50.00'))).toBe('insufficient_funds')
    const told = await heard(employer, () => done(...source, '--verified', 'yes'))
    expect(told).toContain('"Visa ending 4242", verified, at most 50.00 USD a charge')
    expect((await me(employer)).account).toMatchObject({
      paymentSource: { label: 'Visa ending 4242', verified: true },
    })
    expect(outcome(await milestone(projectId, '50.01'))).toBe('insufficient_funds')
    expect(outcome(await milestone(projectId, '50.00'))).toBe('applied')
    expect(await done('show', '--account', employer.email)).toMatch(
      /Payment source: "Visa ending 4242"[\s\S]*Project \d+: A fixed one \(fixed, active\)/,
    )
    await isSound()
  })

  it('T9: refuses tracking while billing is off', async () => {
    const projectId = await agreed('hourly')
    const start = async () => {
      const session = { sessionId: v7(), projectId, deviceId: v7(), startedAtMs: Date.now() }
      return outcome(await send(server().url, freelancer.token, 'startSession', session))
    }
    const switched = (to: string) => done('billing', to, '--project', `${projectId}`)
    expect(await heard(freelancer, () => switched('off'))).toContain('is now off')
    expect(await start()).toBe('billing_off')
    await switched('on')
    expect(await start()).toBe('applied')
  })

  it('P9: has an arbiter, who signs in with what was told once, and decides', async () => {
    const projectId = await agreed('fixed')
    await done(
      ...['deposit', '--employer', employer.email, '--amount', '80', '--currency', 'USD'],
      ...['--reference', 'For a dispute'],
    )
    const email = 'ingrid@example.com'
    const arbiter = ['arbiter', '--account', email]
    expect(await refused(arbiter)).toContain('--name')
    const told = await done(...arbiter, '--name', 'Ingrid Solberg', '--zone', 'Europe/Oslo')
    const password = /shown only this once: (\S{20,})\n$/.exec(told)?.[1]
    const open = await server().database.query(
      'SELECT 1 FROM auth_session s, app_user u WHERE u.id = s.user_id AND u.email = $1',
      [email],
    )
    expect(open).toEqual([])
    expect(await done(...arbiter)).toContain('already')
    const body = { email, password }
    const signedIn = await ask(server().url, 'POST', '/api/auth/sign-in/email', { body })
    const ingrid = String(signedIn.body.token)

    const id = v7()
    expect(outcome(await milestone(projectId, '80', id))).toBe('applied')
    const give = async (token: string, type: Parameters<typeof send>[2], payload: object) => {
      const given = await send(server().url, token, type, payload)
      expect(outcome(given)).toBe('applied')
      return given.id
    }
    const disputeId = await give(employer.token, 'openDispute', {
      about: { kind: 'milestone', id },
      reason: 'Unfinished',
      freelancerAmount: '0',
    })
    await give(freelancer.token, 'offerInDispute', {
      disputeId,
      freelancerAmount: '80',
      message: 'It is done',
    })
    await give(freelancer.token, 'escalateDispute', { disputeId })
    await give(ingrid, 'decideDispute', { disputeId, freelancerAmount: '60', reasoning: 'Mostly' })
    expect((await me(freelancer)).balances).toMatchObject([{ available: '60.00' }])
    await isSound()
  })

  it('P9: makes no arbiter of someone with a side, and signs out whoever becomes one', async () => {
    for (const { email } of [employer, freelancer]) {
      expect(await refused(['arbiter', '--account', email])).toContain('a part in projects')
    }
    const { email, token } = await signUp('freelancer', 'later')
    expect(await done('arbiter', '--account', email)).toContain('signed out')
    const before = await ask(server().url, 'GET', '/api/me', { token })
    expect(before.body).toMatchObject({ code: 'signed_out' })
    const signIn = { email, password: PASSWORD }
    const after = await ask(server().url, 'POST', '/api/auth/sign-in/email', { body: signIn })
    expect(after.body.user).toMatchObject({ role: 'arbiter' })
  })

  it('L1, P2, P9: refuses the role of the marketplace itself, which may do none of it', async () => {
    const projectId = await agreed('hourly')
    await signUp('freelancer', 'free')
    const environment = { DATABASE_OWNER_URL: '', DATABASE_URL: server().database.url }
    const amount = ['--amount', '5', '--currency', 'USD', '--reference', 'By the wrong role']
    for (const argv of [
      ['deposit', '--employer', employer.email, ...amount],
      ['source', '--employer', employer.email, '--limit', 'USD=1000000'],
      ['billing', 'off', '--project', `${projectId}`],
      ['arbiter', '--account', 'free@example.com'],
    ]) {
      expect(await refused(argv, environment)).toContain('DATABASE_OWNER_URL')
    }
    await isSound()
  })
})

describe('what is typed', PATIENCE, () => {
  const deposit = (who: string, amount: string) => [
    ...['deposit', '--employer', `${who}@example.com`, '--amount', amount],
    ...['--currency', 'USD', '--reference', 'x'],
  ]
  it.each([
    [deposit('employer', '0'), 'above zero'],
    [deposit('nobody', '5'), 'Nobody has signed up'],
    [deposit('freelancer', '5'), 'only an employer'],
    [['source', '--employer', 'freelancer@example.com', '--label', 'x'], 'only an employer'],
    [['take-back', '--reference', 'never'], 'no deposit'],
    [['show', '--account', 'nobody@example.com'], 'Nobody has signed up'],
    [['show', '--account', 'a@b.c', '--data', '/nowhere/at/all'], "no marketplace's database"],
  ])('ends with 2 and one sentence for %j', async (argv, words) => {
    expect(await refused(argv)).toContain(words)
  })

  it('keeps the password of an address to itself', async () => {
    const argv = ['show', '--account', 'a@b.c']
    const away = { DATABASE_OWNER_URL: 'postgres://someone:hush@127.0.0.1:1/milepost' }
    const said = await refused(argv, away)
    expect(said).toContain('127.0.0.1:1')
    expect(said).not.toContain('hush')
  })

  it('is explained when it is asked for, with every command', async () => {
    for (const argv of [['--help'], ['help'], ['deposit', '--help']]) {
      const help = await done(...argv)
      for (const command of ['deposit', 'take-back', 'source', 'billing', 'arbiter', 'show']) {
        expect(help).toContain(`  ${command} `)
      }
    }
  })
})

describe('a data folder', PATIENCE, () => {
  it('is worked in beside its marketplace, and alone', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'milepost-operator-'))
    const here = { DATABASE_OWNER_URL: '' }
    const work = async (reference: string) => {
      const argv = [
        ...['deposit', '--employer', 'amelia.hartmann@example.com', '--amount', '7.00'],
        ...['--currency', 'EUR', '--reference', reference, '--data', dataDir],
      ]
      return operator(argv, here)
    }
    const run = runServer(['--port', '0', '--data', dataDir, '--sandbox'])
    try {
      expect(await run.firstLine).toContain('"ready":true')
      expect(await work('beside')).toMatchObject({ code: 0, stderr: '' })
    } finally {
      run.child.kill('SIGTERM')
      await run.ended
    }
    const alone = await work('alone')
    expect(alone).toMatchObject({ code: 0, stderr: '' })
    expect(alone.stdout).toContain('14.00 EUR is available now')
    const audited = await runAudit(['--data', dataDir]).ended
    expect(audited.stdout).toMatch(/ 0 differences\n$/)
    await rm(dataDir, { recursive: true })
  })
})
