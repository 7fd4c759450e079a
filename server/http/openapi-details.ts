import { z } from 'zod'
import { commandContract, commandEnvelope } from '../../shared/contract/commands.ts'
import { entities } from '../../shared/contract/entities.ts'
import { problem, refusal } from '../../shared/contract/errors.ts'
import { change } from '../../shared/contract/feed.ts'
import { ERROR_CODE } from './openapi-errors.ts'

type JsonSchema = Record<string, unknown>
type Described = { zodSchema: unknown; jsonSchema: JsonSchema }

const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const capitalised = (name: string) => `${name[0]?.toUpperCase()}${name.slice(1)}`

/** The names under which the document knows the payload of a command and the row of an entity. */
export const payloadName = (type: string) => `${capitalised(type)}Payload`
export const entityName = (entity: string) =>
  entity === 'segment' ? 'PostedSegment' : capitalised(entity)

/**
 * Tells in the document what the schemas leave open on purpose: a command is parsed in two steps,
 * and the rows of the feed by whoever keeps them, so that a newer type harms nothing else (Y5).
 */
export function describeOpenParts({ zodSchema, jsonSchema }: Described): void {
  if (zodSchema === commandEnvelope) {
    const shared = jsonSchema.properties as JsonSchema
    jsonSchema.oneOf = Object.keys(commandContract).map((type) => ({
      type: 'object',
      properties: { ...shared, type: { const: type }, payload: refTo(`${payloadName(type)}Input`) },
      required: ['id', 'type', 'issuedAtMs', 'payload'],
    }))
    delete jsonSchema.properties
    delete jsonSchema.required
  }
  if (zodSchema === change) {
    const properties = jsonSchema.properties as JsonSchema
    const rows = Object.keys(entities).map((entity) => refTo(entityName(entity)))
    properties.value = { oneOf: [...rows, { type: 'null' }] }
  }
  if (zodSchema === problem.shape.code || zodSchema === refusal.shape.code) {
    for (const key of Object.keys(jsonSchema)) delete jsonSchema[key]
    Object.assign(jsonSchema, refTo(ERROR_CODE))
  }
  if (zodSchema instanceof z.ZodCustom)
    Object.assign(jsonSchema, { type: 'string', format: 'binary' })
}
