import { type Command, type CommandResult, pushResults } from '../contract/commands.ts'
import { type Failure, failureOf } from '../contract/errors.ts'
import { PATHS } from '../contract/http.ts'
import { err, ok, type Result } from '../result.ts'
import { failureOfFault } from './api-fault.ts'
import type { Requests } from './requests.ts'
import type { Answered, CutOff } from './transport.ts'

/** Sends commands in one request; what came of each stands in the answer. */
export async function pushCommands(
  requests: Pick<Requests, 'json'>,
  commands: readonly Command[],
  signal?: CutOff,
): Answered<CommandResult[]> {
  const request = { method: 'post', path: PATHS.commands, body: { commands }, signal } as const
  const answer = await requests.json(request, pushResults)
  return answer.ok ? ok(answer.value.results) : answer
}

/** Sends one command and brings what came of it. */
export async function pushCommand(
  requests: Pick<Requests, 'json'>,
  command: Command,
): Promise<Result<null, Failure>> {
  const answer = await pushCommands(requests, [command])
  if (!answer.ok) return err(failureOfFault(answer.error))
  const result = answer.value.find(({ id }) => id === command.id)
  if (!result) return err(failureOf('internal'))
  return result.status === 'applied' ? ok(null) : err(result.error)
}
