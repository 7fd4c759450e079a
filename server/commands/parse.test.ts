import { describe, expect, it } from 'vitest'
import { parseCommand } from './parse.ts'

const id = '0198c0de-0000-7000-8000-000000000001'
const about = '0198c0de-0000-7000-8000-000000000002'

function hashOf(payload: unknown, type = 'sendMessage') {
  const parsed = parseCommand(
    { id, type, issuedAtMs: 0, payload },
    { role: 'employer', proof: 'password' },
  )
  if (!parsed.ok) throw new Error(parsed.error.code)
  return parsed.value.hash.toString('hex')
}

describe('Y1: the same body is the same command', () => {
  const body = { projectId: 1, about: { kind: 'milestone', id: about }, text: 'Hello' }

  it('Y1: in whatever order its keys come, inner ones too', () => {
    const reordered = { text: 'Hello', about: { id: about, kind: 'milestone' }, projectId: 1 }
    expect(hashOf(reordered)).toBe(hashOf(body))
  })

  it('Y1: another value, another key or another order of a list is another body', () => {
    const others = [
      { ...body, text: 'Hello!' },
      { ...body, about: null },
      { ...body, more: 1 },
    ]
    expect(new Set([body, ...others].map((each) => hashOf(each))).size).toBe(4)
    const item = (itemId: string) => ({ id: itemId, amount: '1', description: 'Draft' })
    const several = (...items: unknown[]) =>
      hashOf({ projectId: 1, currency: 'USD', items }, 'createMilestones')
    expect(several(item(id), item(about))).not.toBe(several(item(about), item(id)))
  })
})
