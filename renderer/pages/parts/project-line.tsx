import { Anchor } from '@mantine/core'
import { Link } from 'wouter'
import type { Project } from '../../../shared/contract/entities.ts'
import { useParty } from '../shell/account.tsx'

/** Whose project a row is about, with the way there. */
export function ProjectLine({ project }: { project: Project | undefined }) {
  const party = useParty()
  if (!project) return null
  const other = party === 'employer' ? project.freelancer : project.employer
  return (
    <>
      <Anchor component={Link} href={`/projects/${project.id}`} inherit underline="always">
        {project.title}
      </Anchor>
      {' · '}
      {other.name}
    </>
  )
}
