import { expect, it } from 'vitest'
import type { Command } from '../contract/commands.ts'
import { ok } from '../result.ts'
import { pushCommands } from './push-commands.ts'
import { createRequests } from './requests.ts'

const ids = [
  '01936fff-0000-7000-8000-000000000001',
  '01936fff-0000-7000-8000-000000000002',
] as const
const commands: Command[] = ids.map((id) => ({
  id,
  type: 'acceptProject',
  issuedAtMs: 1,
  payload: { projectId: 1 },
}))

it('Y5: a refusal that this version does not know refuses its own command, and no other', async () => {
  const results = [
    { id: ids[0], status: 'applied', replayed: false },
    {
      id: ids[1],
      status: 'refused',
      error: { code: 'moon_phase_wrong', title: 'Not tonight.', remedy: 'Wait.' },
    },
  ]
  const requests = createRequests(
    async () => ok({ status: 200, headers: {}, body: { results } }),
    () => 0,
  )
  expect(await pushCommands(requests, commands)).toEqual(
    ok([
      { id: ids[0], status: 'applied', replayed: false },
      { id: ids[1], status: 'refused', error: { code: 'answer_not_known' } },
    ]),
  )
})
