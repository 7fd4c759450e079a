import { refusal, result, type Sent } from './freelancer-client.ts'
import type { Running } from './marketplace.ts'

/** What the calls answer, as far as the tests look at it. */
export type Wire = Record<string, unknown> & { id: number; transaction_id: number }

type Side = 'employer' | 'freelancer'

const P = 'projects/0.1'

const draft = {
  title: 'My new hourly project',
  description: 'description',
  currency: { id: 1 },
  budget: { minimum: 10 },
  jobs: [{ id: 7 }],
  type: 'HOURLY',
  hourly_project_info: { commitment: { hours: 40, interval: 'WEEK' } },
}

/** The two sides of a project, as their clients speak for them. */
export function theirSide(marketplace: () => Running) {
  const as = (who: Side, method: string, path: string, sent?: Sent) =>
    result<Wire>(marketplace().url, marketplace()[who].token, method, path, sent)

  const refused = (who: Side, method: string, path: string, sent?: Sent) =>
    refusal(marketplace().url, marketplace()[who].token, method, path, sent)

  /** Posts a project and lets the freelancer bid on it. */
  async function postAndBid(change: object = {}, amount: number | string = 40) {
    const json = { ...draft, ...change }
    const project = await as('employer', 'POST', `${P}/projects/`, { json })
    const bid = await as('freelancer', 'POST', `${P}/bids/`, {
      json: {
        project_id: project.id,
        bidder_id: marketplace().freelancer.userId,
        description: 'A bid',
        amount,
        period: 2,
        milestone_percentage: 100,
      },
    })
    return { project, bid }
  }

  /** The same, awarded and accepted. */
  async function agreed(change: object = { type: 'fixed' }, amount: number | string = 500) {
    const { project, bid } = await postAndBid(change, amount)
    const form = { query: 'action=award', form: '' }
    await as('employer', 'PUT', `${P}/bids/${bid.id}/`, form)
    await as('freelancer', 'PUT', `${P}/bids/${bid.id}/`, { query: 'action=accept', form: '' })
    return { project, bid }
  }

  /** Creates a milestone payment. */
  const fund = (projectId: number, amount: number | string, description = 'This is a milestone') =>
    as('employer', 'POST', `${P}/milestones/`, {
      json: {
        project_id: projectId,
        bidder_id: marketplace().freelancer.userId,
        amount,
        reason: 1,
        description,
      },
    })

  return { as, refused, postAndBid, agreed, fund }
}
