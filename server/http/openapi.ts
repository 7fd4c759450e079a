import { z } from 'zod'
import { commandContract, commandResult } from '../../shared/contract/commands.ts'
import { entities } from '../../shared/contract/entities.ts'
import { ERROR_STATUS, type ErrorCode, problem } from '../../shared/contract/errors.ts'
import { change } from '../../shared/contract/feed.ts'
import { API_VERSION } from '../../shared/contract/http.ts'
import { segment } from '../../shared/contract/segments.ts'
import { en } from '../../shared/words/en/index.ts'
import { appMayUse } from '../auth/app-may.ts'
import { theirError } from '../freelancer-api/envelope.ts'
import { entityName, payloadName } from './openapi-details.ts'
import { ERROR_CODE, errorCodeSchema, errorTable } from './openapi-errors.ts'
import type { Route } from './route.ts'

/** The shapes that the document names once and refers to. */
export const namedSchemas = z.registry<{ id: string }>()
const named: [string, z.ZodType][] = [
  ['Change', change],
  ['CommandResult', commandResult],
  ['Problem', problem],
  ['Segment', segment],
  ...Object.entries(entities).map(([entity, schema]): [string, z.ZodType] => [
    entityName(entity),
    schema,
  ]),
  ...Object.entries(commandContract).map(([type, { payload }]): [string, z.ZodType] => [
    payloadName(type),
    payload,
  ]),
]
for (const [id, schema] of named) namedSchemas.add(schema, { id })

/** What stands on the document's first page. */
export const documentInfo = {
  openapi: '3.1.0',
  info: {
    title: 'Milepost marketplace',
    version: `${API_VERSION}`,
    description:
      'Projects, tracked hours, milestone requests and milestone payments. Every refusal is a ' +
      'problem document (RFC 9457) with a stable code. Writes are commands, each applied once.\n\n' +
      `## Errors\n\nEvery code, with its HTTP status.\n\n${errorTable}`,
  },
  components: {
    schemas: { [ERROR_CODE]: errorCodeSchema },
    securitySchemes: {
      token: { type: 'http' as const, scheme: 'bearer' },
      theirToken: { type: 'apiKey' as const, in: 'header' as const, name: 'Freelancer-OAuth-V1' },
      session: { type: 'apiKey' as const, in: 'cookie' as const, name: 'milepost.session_token' },
    },
  },
}

/** Every code a route may refuse with: its own, and those that its kind always has. */
export function errorCodesOf(route: Route): ErrorCode[] {
  const codes: ErrorCode[] = ['internal', 'unavailable', 'app_outdated', ...(route.errors ?? [])]
  if (route.access === 'signedIn') {
    codes.push('signed_out')
    if (!appMayUse(route)) codes.push('not_for_the_app')
    if (route.recentPassword) codes.push('password_needed')
  }
  if (route.method !== 'GET') codes.push('forbidden_origin')
  // Where nothing is read of a body, one may still be sent.
  const takesBody = route.body !== undefined || route.method === 'POST'
  if (route.params || route.query || takesBody) codes.push('malformed_request')
  if (takesBody) codes.push('payload_too_large', 'unsupported_media_type')
  if (route.limit) codes.push('too_many_requests')
  return [...new Set(codes)]
}

/** The schemas of a route as Fastify, its serialiser and the document take them. */
export function schemaOf(route: Route) {
  return {
    tags: [route.tag],
    summary: route.summary,
    ...(route.access === 'signedIn'
      ? { security: [{ token: [] }, { theirToken: [] }, { session: [] }] }
      : {}),
    ...(route.params ? { params: route.params } : {}),
    ...(route.query ? { querystring: route.query } : {}),
    ...(route.body ? { body: route.body } : {}),
    ...(route.bodyType ? { consumes: [route.bodyType] } : {}),
    ...(route.family && route.body ? { consumes: ['application/json', FORM] } : {}),
    response: { ...problemsOf(route), ...answersOf(route) },
  }
}

const FORM = 'application/x-www-form-urlencoded'

type Content = Record<string, { schema: z.ZodType }>
type Described = { description: string; content: Content }

function answersOf({ respond }: Route): Record<number, Described | z.ZodType> {
  switch (respond.kind) {
    case 'json':
      return { 200: json('The answer.', respond.schema ?? z.null()) }
    case 'passed':
      return { 200: json('The answer.', respond.schema) }
    case 'none':
      return { 204: z.null().describe(respond.description) }
    case 'bytes':
    case 'stream': {
      const content = { [respond.type]: { schema: z.string() } }
      return { 200: { description: respond.description, content } }
    }
  }
}

const json = (description: string, schema: z.ZodType): Described => ({
  description,
  content: { 'application/json': { schema } },
})

/** In which shape a route refuses. */
const refusalOf = (route: Route): Content =>
  route.family
    ? { 'application/json': { schema: theirError } }
    : { 'application/problem+json': { schema: problem } }

function problemsOf(route: Route): Record<number, Described> {
  const byStatus = new Map<number, Described>()
  for (const code of errorCodesOf(route)) {
    const status = ERROR_STATUS[code]
    const { title } = en.words.errors[code]
    const told = byStatus.get(status)
    byStatus.set(status, {
      description: `${told ? `${told.description} ` : ''}\`${code}\`: ${title}`,
      content: refusalOf(route),
    })
  }
  if (route.respond.kind === 'passed') {
    for (const [status, schema] of Object.entries(route.respond.refusals)) {
      const told = byStatus.get(Number(status))
      byStatus.set(Number(status), {
        description: told?.description ?? 'Refused by the sign-in.',
        content: { ...told?.content, 'application/json': { schema } },
      })
    }
  }
  return Object.fromEntries(byStatus)
}
