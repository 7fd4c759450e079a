import type { Milestone, Project } from '../../../shared/contract/entities.ts'

/** What every question about one milestone needs. */
export type MilestoneDialogProps = { project: Project; milestone: Milestone; onClose: () => void }

/** What is asked about before it is done, because it moves money or needs words. */
export type MilestoneQuestion = 'release' | 'cancel' | 'requestCancellation' | 'refund'
