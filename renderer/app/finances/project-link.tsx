import { Link } from 'wouter'
import { useData } from '../data/data-context.tsx'
import { ROUTES } from '../shell/routes.ts'
import classes from './finances.module.css'

/** Whose payment it is. */
export function ProjectLink({ projectId }: { projectId: number }) {
  const project = useData()?.projects.find(({ id }) => id === projectId)
  if (!project) return null
  return (
    <Link href={ROUTES.project(projectId)} className={classes.project}>
      {project.title}
    </Link>
  )
}
