import { freelancerRoutes } from '../../freelancer-api/routes.ts'
import type { Route } from '../route.ts'
import { authRoutes } from './auth.ts'
import { captureRoutes } from './captures.ts'
import { deviceRoutes } from './device.ts'
import { disputeRoutes } from './disputes.ts'
import { eventRoutes } from './events.ts'
import { healthRoutes } from './health.ts'
import { readRoutes } from './reads.ts'
import { sessionRoutes } from './sessions.ts'
import { statementRoutes } from './statements.ts'
import { syncRoutes } from './sync.ts'
import { trackingRoutes } from './tracking.ts'
import { weekRoutes } from './weeks.ts'

/** Every route of the API. What is not here does not exist. */
export const routes: Route[] = [
  ...healthRoutes,
  ...authRoutes,
  ...deviceRoutes,
  ...sessionRoutes,
  ...syncRoutes,
  ...eventRoutes,
  ...trackingRoutes,
  ...readRoutes,
  ...disputeRoutes,
  ...captureRoutes,
  ...freelancerRoutes,
  ...statementRoutes,
  ...weekRoutes,
]
