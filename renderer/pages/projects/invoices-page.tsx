import { InvoiceList } from '../invoices/invoice-list.tsx'
import { ProjectFrame } from './project-frame.tsx'

/** A project's weekly invoices. */
export function ProjectInvoicesPage({ projectId }: { projectId: number }) {
  return (
    <ProjectFrame projectId={projectId} tab="invoices">
      {({ invoices, project }) => <InvoiceList invoices={invoices} projects={[project]} />}
    </ProjectFrame>
  )
}
