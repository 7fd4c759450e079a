import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, it } from 'vitest'
import { errorCodesOf } from '../../../server/http/openapi.ts'
import { routes } from '../../../server/http/routes/table.ts'
import { commandTypes } from '../../../shared/contract/commands.ts'
import { ERROR_STATUS, errorCodes } from '../../../shared/contract/errors.ts'
import { en } from '../../../shared/words/en/index.ts'
import { ask } from './client.ts'
import { withMarketplace } from './marketplace.ts'

const marketplace = withMarketplace()

type Operation = { responses: Record<string, { content?: Record<string, object> }> }
type Document = {
  paths: Record<string, Record<string, Operation>>
  info: { description: string }
  components: { schemas: Record<string, object> }
}

const read = async () => {
  const { body } = await ask(marketplace().url, 'GET', '/api/openapi.json')
  return body as unknown as Document
}

const documented = (url: string) => url.replace(/:(\w+)/g, '{$1}')

describe('the API document', () => {
  it('is a valid OpenAPI document', async () => {
    const { valid, errors } = await new Validator().validate(await read())
    expect({ valid, errors }).toMatchObject({ valid: true })
  })

  it('describes every route and every refusal it can give', async () => {
    const { paths } = await read()
    for (const route of routes) {
      const operation = paths[documented(route.url)]?.[route.method.toLowerCase()]
      expect(operation, `${route.method} ${route.url}`).toBeDefined()
      for (const code of errorCodesOf(route)) {
        const answer = operation?.responses[String(ERROR_STATUS[code])]
        const type = route.family ? 'application/json' : 'application/problem+json'
        expect(Object.keys(answer?.content ?? {})).toContain(type)
      }
    }
  })

  it('describes the payload of every command, and refers to nothing that is missing', async () => {
    const document = await read()
    const push = JSON.stringify(document.paths['/api/commands']?.post)
    for (const type of commandTypes) expect(push).toContain(`"${type}"`)
    const names = JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g)
    const known = Object.keys(document.components.schemas)
    expect(
      [...new Set([...names].map(([, name]) => name))].filter((name) => !known.includes(`${name}`)),
    ).toEqual([])
  })

  it('lists every error code with its status, its sentence and its remedy', async () => {
    const { info, components } = await read()
    const rows = info.description.split('\n').filter((line) => line.startsWith('| `'))
    const codes = errorCodes.map((code) => {
      const { title, remedy } = en.words.errors[code]
      return { enum: [code], title, description: remedy, 'x-status': ERROR_STATUS[code] }
    })
    expect(components.schemas.ErrorCode).toMatchObject({ oneOf: codes })
    expect(components.schemas.Problem).toMatchObject({
      properties: { code: { $ref: '#/components/schemas/ErrorCode' } },
    })
    expect(rows).toEqual(
      codes.map(
        (one) => `| \`${one.enum[0]}\` | ${one['x-status']} | ${one.title} | ${one.description} |`,
      ),
    )
  })

  it('describes nothing that does not exist', async () => {
    const { paths } = await read()
    const known = new Set([...routes.map((route) => documented(route.url)), '/sandbox/clock'])
    expect(Object.keys(paths).filter((path) => !known.has(path))).toEqual([])
  })
})
