import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { CommandContract } from '../../shared/contract/commands.ts'
import type { CommandDefinition } from './define-command.ts'
import { defineCommand } from './define-command.ts'
import { byMilestone, byProject } from './lock-parties.ts'
import { done } from './refusal.ts'

const handle = async () => done

describe('a definition that is not whole does not compile', () => {
  it('has the payload and the sender of its contract', () => {
    const defined = defineCommand('payInvoice', { project: 'senderOnly', handle })
    expect(defined.type).toBe('payInvoice')
    expect(defined.who).toBe('employer')
  })

  it('says how its project is found', () => {
    // @ts-expect-error without a lock rule
    expect(defineCommand('acceptProject', { handle })).toBeDefined()
    // @ts-expect-error by a field that its payload does not have
    expect(defineCommand('acceptProject', { project: byMilestone, handle })).toBeDefined()
    expect(defineCommand('acceptProject', { project: byProject, handle })).toBeDefined()
  })

  it('says how it is carried out', () => {
    // @ts-expect-error without a handler
    expect(defineCommand('acceptProject', { project: byProject })).toBeDefined()
  })

  it('says who may give it', () => {
    // @ts-expect-error without a party rule
    const nobody: CommandContract = { payload: z.object({}) }
    // @ts-expect-error for somebody who is none of the three
    const passerBy: CommandContract = { who: 'anybody', payload: z.object({}) }
    expect([nobody, passerBy]).toHaveLength(2)
  })

  it('is there for every command', () => {
    type Some = { acceptProject: CommandDefinition<'acceptProject'> }
    const acceptProject = defineCommand('acceptProject', { project: byProject, handle })
    // @ts-expect-error one of two is missing
    const registry: Some & { endProject: CommandDefinition<'endProject'> } = { acceptProject }
    expect(registry.acceptProject).toBe(acceptProject)
  })
})
