import type { Route } from '../http/route.ts'
import { bidRoutes } from './bids.ts'
import { currencyRoutes } from './currencies.ts'
import { jobRoutes } from './jobs.ts'
import { messageRoutes } from './messages.ts'
import { milestoneRequestRoutes } from './milestone-requests.ts'
import { milestoneRoutes } from './milestones.ts'
import { projectRoutes } from './projects.ts'
import { userRoutes } from './users.ts'

/** The Freelancer.com contract, over the same services as our own API. */
export const freelancerRoutes: Route[] = [
  ...projectRoutes,
  ...bidRoutes,
  ...milestoneRoutes,
  ...milestoneRequestRoutes,
  ...currencyRoutes,
  ...jobRoutes,
  ...userRoutes,
  ...messageRoutes,
]
