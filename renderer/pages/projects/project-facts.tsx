import { useTranslation } from 'react-i18next'
import type { Project } from '../../../shared/contract/entities.ts'
import { useDurationText } from '../../ui/duration-text.tsx'
import { type Fact, Facts } from '../parts/facts.tsx'
import { useAccount } from '../shell/account.tsx'
import { termsOf } from './terms.ts'

/** The contract in a line: who, what it pays, in which zone, how much is posted. */
export function ProjectFacts({ project }: { project: Project }) {
  const { t } = useTranslation('employer')
  const length = useDurationText()
  const { role } = useAccount()
  const facts: Fact[] = [
    role === 'employer'
      ? { name: t('projects.freelancer'), value: project.freelancer.name }
      : { name: t('projects.employer'), value: project.employer.name },
    { name: t('projects.terms'), value: termsOf(t, project, length) },
  ]
  if (project.status !== 'active') {
    facts.push({ name: t('projects.state'), value: t(`projects.status.${project.status}`) })
  }
  if (project.type === 'hourly') {
    facts.push(
      { name: t('projects.zone'), value: project.employerZone.replaceAll('_', ' ') },
      { name: t('projects.posted'), value: length(project.postedMs) },
    )
    if (!project.billingEnabled) {
      facts.push({ name: t('projects.billing'), value: t('projects.billingOff') })
    }
  }
  return <Facts facts={facts} across />
}
