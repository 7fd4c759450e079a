import type { Milestone } from '../../../shared/contract/entities.ts'

/** Where a milestone stands: its row on its project's page, which opens with the focus on it. */
export const milestoneHref = ({ id, projectId }: Pick<Milestone, 'id' | 'projectId'>): string =>
  `/projects/${projectId}#${id}`
