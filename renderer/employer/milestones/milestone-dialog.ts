import type { Milestone, Project } from '../../../shared/contract/entities.ts'

/** What every question about one milestone needs. */
export type MilestoneDialogProps = { project: Project; milestone: Milestone; onClose: () => void }
