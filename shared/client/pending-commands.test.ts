import { describe, expect, test } from 'vitest'
import type { Command } from '../contract/commands.ts'
import { type Failure, failureOf } from '../contract/errors.ts'
import { err, ok, type Result } from '../result.ts'
import { pendingCommands } from './pending-commands.ts'

const milestoneId = '01890a5d-ac96-774b-bcce-b302099a8057'
const payload = { milestoneId, amount: '100.00', intentId: milestoneId }

function marketplace(answers: Result<null, Failure>[]) {
  const seen: Command[] = []
  let serial = 0
  const commands = pendingCommands({
    deliver: async (command) => {
      seen.push(command)
      return answers.shift() ?? ok(null)
    },
    freshId: () => `id-${++serial}`,
    nowMs: () => 1_000 + serial,
  })
  return { commands, seen }
}

describe('Y1 one intention happens once', () => {
  test('a double click is one command', async () => {
    const { commands, seen } = marketplace([])
    const both = await Promise.all([
      commands.send('releaseMilestone', payload),
      commands.send('releaseMilestone', payload),
    ])
    expect(seen).toHaveLength(1)
    expect(both.map((result) => result.ok)).toEqual([true, true])
  })

  test('a lost answer is asked for again under the same id and the same body', async () => {
    const { commands, seen } = marketplace([err(failureOf('offline'))])
    expect((await commands.send('releaseMilestone', payload)).ok).toBe(false)
    expect((await commands.send('releaseMilestone', payload)).ok).toBe(true)
    expect(seen[1]).toEqual(seen[0])
  })

  test('a refusal ends it: the next click is a new command', async () => {
    const { commands, seen } = marketplace([err(failureOf('hours_not_posted'))])
    await commands.send('releaseMilestone', payload)
    await commands.send('releaseMilestone', payload)
    expect(seen.map((command) => command.id)).toEqual(['id-1', 'id-2'])
  })

  test('the same payment made again on purpose, after the first was answered, is a second one', async () => {
    const { commands, seen } = marketplace([])
    const create = { projectId: 1, amount: '5.00', currency: 'USD', description: 'Week 41' }
    await commands.send('createMilestone', { ...create, confirmedSource: 'any' })
    await commands.send('createMilestone', { ...create, confirmedSource: 'any' })
    expect(seen.map((command) => command.id)).toEqual(['id-1', 'id-2'])
  })
})
