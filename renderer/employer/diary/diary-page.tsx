import { ProjectFrame } from '../projects/project-frame.tsx'

export function DiaryPage({ projectId }: { projectId: number }) {
  return (
    <ProjectFrame projectId={projectId} tab="diary">
      {() => null}
    </ProjectFrame>
  )
}
