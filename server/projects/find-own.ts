import type { Project } from '../../shared/contract/entities.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { CommandContext } from '../capability/context.ts'
import { type Refusal, refuse } from '../capability/refusal.ts'
import { loadProjects } from './load.ts'
import { type Side, standsOn } from './parties.ts'

/**
 * A project in which the caller is the party who may do this. For anyone else there is no such
 * project. Every handler of a party asks this, whatever its definition says.
 */
export async function findOwnProject(
  { trx, caller }: Pick<CommandContext, 'trx' | 'caller'>,
  projectId: number | undefined,
  side: Side,
): Promise<Result<Project, Refusal>> {
  const [project] = projectId === undefined ? [] : await loadProjects(trx, { ids: [projectId] })
  const isTheirs = project !== undefined && standsOn(side, project, caller.accountId)
  return isTheirs ? ok(project) : refuse('not_found')
}
