import { setTimeout as pause } from 'node:timers/promises'
import { v7 } from 'uuid'
import type { CommandType } from '../../shared/contract/commands.ts'
import { type LoadClient, loadClient, type Sent } from './http.ts'

/** Two people's tokens and a fixed-price project of theirs, which needs no hours before a release. */
export type Couple = { projectId: number; currency: string; employer: string; freelancer: string }

/** A command that was answered in the end, and how. */
export type Answered = Sent & {
  by: 'employer' | 'freelancer'
  /** How often it was sent before an answer came. */
  attempts: number
  /** The answer says that it had been applied before: its first answer was lost. */
  replayed: boolean
}

const RETRY_MS = 50

/** Who sends what; `as` is the command's id where later ones name it. */
type Next = [by: Answered['by'], type: CommandType, payload: { as?: string }]

const asked = (by: Answered['by'], type: CommandType, payload: Record<string, unknown>): Next => [
  by,
  type,
  payload,
]

/** What the couple does next, each step once the one before was answered. */
function* story({ projectId, currency }: Couple): Generator<Next> {
  const milestoneId = v7()
  const terms = { projectId, currency, amount: '4', description: 'A load' }
  if (Math.random() < 0.5)
    yield asked('employer', 'createMilestone', {
      confirmedSource: 'any',
      ...terms,
      as: milestoneId,
    })
  else {
    const requestId = v7()
    yield asked('freelancer', 'requestMilestone', { ...terms, as: requestId })
    yield asked('employer', 'acceptMilestoneRequest', {
      confirmedSource: 'any',
      requestId,
      as: milestoneId,
    })
  }
  const end = Math.random()
  if (end < 0.3) return yield asked('freelancer', 'cancelMilestone', { milestoneId })
  if (end < 0.4) {
    yield asked('employer', 'requestCancellation', { milestoneId, reason: null })
    return yield asked('freelancer', 'cancelMilestone', { milestoneId })
  }
  const release = { milestoneId, amount: end < 0.6 ? '1' : '4' }
  const intentId = v7()
  yield asked('employer', 'prepareRelease', { ...release, as: intentId })
  const releaseId = v7()
  yield asked('employer', 'releaseMilestone', { ...release, intentId, as: releaseId })
  const releasedId = release.amount === '4' ? milestoneId : releaseId
  if (end > 0.9)
    yield asked('freelancer', 'refundMilestone', { milestoneId: releasedId, amount: '1' })
}

/** Money commands without end, from several clients at once, each sent again until it is answered. */
export type MoneyLoad = {
  answered: Answered[]
  /** Sentences about commands that were refused: none may be. */
  refusals: string[]
  /** Ends each client's story; resolves when the last command was answered. */
  finish(): Promise<void>
  /** Gives up what is not answered, when the marketplace is not to come back. */
  abandon(): void
  /** Sends every command once more, as it was; answers how many were not told as replayed. */
  sendAgain(): Promise<number>
}

/** Lets `clients` work for a couple, at a marketplace that may go away and come back. */
export function startMoneyLoad(url: string, couple: Couple, clients: number): MoneyLoad {
  const answered: Answered[] = []
  const refusals: string[] = []
  const lines = new Map<string, LoadClient>()
  let over = false
  let abandoned = false

  /** A line of its own for each client and person. */
  const lineOf = (client: number, token: string): LoadClient => {
    const key = `${client} ${token}`
    const line = lines.get(key) ?? loadClient(url, token)
    lines.set(key, line)
    return line
  }

  async function persist(
    line: LoadClient,
    command: Sent,
  ): Promise<{ attempts: number; replayed: boolean }> {
    for (let attempts = 1; ; attempts++) {
      try {
        const [result] = await line.send([command])
        if (result?.status === 'applied') return { attempts, replayed: result.replayed }
        refusals.push(`${command.type} ${command.id} was refused: ${JSON.stringify(result)}`)
        return { attempts, replayed: false }
      } catch (error) {
        if (abandoned) throw error
        await pause(RETRY_MS)
      }
    }
  }

  async function work(client: number): Promise<void> {
    while (!over) {
      for (const [by, type, { as: id = v7(), ...payload }] of story(couple)) {
        const command = { id, type, payload }
        const outcome = await persist(lineOf(client, couple[by]), command)
        answered.push({ ...command, by, ...outcome })
      }
    }
  }
  const working = Promise.all(Array.from({ length: clients }, (_, client) => work(client)))

  return {
    answered,
    refusals,
    finish: async () => {
      over = true
      await working
    },
    abandon: () => {
      over = true
      abandoned = true
      working.catch(() => undefined)
      for (const line of lines.values()) line.close()
    },
    sendAgain: async () => {
      let wrong = 0
      for (const { id, type, payload, by } of answered) {
        const [result] = await lineOf(0, couple[by]).send([{ id, type, payload }])
        if (result?.status !== 'applied' || !result.replayed) wrong++
      }
      return wrong
    },
  }
}
