import { z } from 'zod'
import { ok } from '../../shared/result.ts'
import { PROJECTS } from './addresses.ts'
import { flag, ids } from './parameters.ts'
import { theirRoute } from './route.ts'

const category = z.object({ id: z.number().int(), name: z.string() })

/** A kind of work. One that we have no name for keeps the number that its employer gave it. */
export const wireJob = z.object({
  id: z.number().int(),
  name: z.string().nullable(),
  category: category.nullable(),
  seo_url: z.string().nullable(),
})

const SOFTWARE = { id: 1, name: 'Websites, IT & Software' }
const WRITING = { id: 2, name: 'Writing & Content' }
const DESIGN = { id: 3, name: 'Design, Media & Architecture' }
const OFFICE = { id: 4, name: 'Data Entry & Admin' }

/** A few kinds of work, under the numbers that Freelancer.com gives them. */
const JOBS = [
  { id: 3, name: 'PHP', category: SOFTWARE },
  { id: 7, name: 'Java', category: SOFTWARE },
  { id: 9, name: 'JavaScript', category: SOFTWARE },
  { id: 13, name: 'Python', category: SOFTWARE },
  { id: 17, name: 'Website Design', category: DESIGN },
  { id: 20, name: 'Graphic Design', category: DESIGN },
  { id: 22, name: 'Translation', category: WRITING },
  { id: 27, name: 'Photography', category: DESIGN },
  { id: 32, name: 'Logo Design', category: DESIGN },
  { id: 36, name: 'Data Processing', category: OFFICE },
  { id: 39, name: 'Data Entry', category: OFFICE },
].map((job) => ({ ...job, seo_url: job.name.toLowerCase().replaceAll(' ', '-') }))

/** The kind of work of a number, as their wire has it. */
export const jobOf = (id: number): z.infer<typeof wireJob> =>
  JOBS.find((job) => job.id === id) ?? { id, name: null, category: null, seo_url: null }

const infoOf = (asked: boolean) => (asked ? { seo_info: {} } : {})

export const jobRoutes = [
  theirRoute({
    method: 'GET',
    url: `${PROJECTS}jobs/`,
    summary: 'Kinds of work, all or some.',
    query: z.object({ 'jobs[]': ids, seo_details: flag }),
    result: z.array(wireJob.extend({ seo_info: z.object({}).optional() })),
    handle: async ({ query }) => {
      const asked = query['jobs[]']
      const found = asked.length === 0 ? JOBS : JOBS.filter(({ id }) => asked.includes(id))
      return ok(found.map((job) => ({ ...job, ...infoOf(query.seo_details) })))
    },
  }),
]
