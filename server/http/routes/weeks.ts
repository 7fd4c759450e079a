import { weeksResponse } from '../../../shared/contract/http.ts'
import { ok } from '../../../shared/result.ts'
import { readWeeks } from '../../timesheets/running-weeks.ts'
import { route } from '../route.ts'

/** The billing week that runs now, for the Dashboard. */
export const weekRoutes = [
  route({
    method: 'GET',
    url: '/api/weeks',
    access: 'signedIn',
    tag: 'account',
    summary:
      'What each hourly project of the account has posted in the billing week that runs now.',
    respond: { kind: 'json', schema: weeksResponse },
    handle: async ({ context, caller }) => ok(await readWeeks(context.services, caller)),
  }),
]
