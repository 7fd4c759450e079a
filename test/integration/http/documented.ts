import { expect } from 'vitest'
import { theirCodeOf } from '../../../server/freelancer-api/error-codes.ts'
import { errorCodesOf } from '../../../server/http/openapi.ts'
import { routes } from '../../../server/http/routes/table.ts'
import { type ErrorCode, errorCodes } from '../../../shared/contract/errors.ts'

/** Matches a path of the route's address; the slash that ends theirs may be left out. */
const patternOf = (url: string) =>
  new RegExp(`^${url.replace(/:\w+/g, '[^/]+').replace(/\/$/, '/?')}$`)

const table = routes.map((route) => ({ route, pattern: patternOf(route.url) }))

/** The code of a refusal in either of the two shapes; undefined for anything else. */
function codeIn({ status, code, error_code }: Record<string, unknown>): ErrorCode | undefined {
  if (status === 'error') return errorCodes.find((each) => theirCodeOf(each) === error_code)
  return errorCodes.find((each) => each === code)
}

/** Fails when a route has refused with a code that the API document does not say of it. */
export function expectDocumented(method: string, path: string, body: Record<string, unknown>) {
  const code = codeIn(body)
  if (code === undefined) return
  const { pathname } = new URL(path, 'http://marketplace')
  const found = table.find(
    ({ route, pattern }) => route.method === method && pattern.test(pathname),
  )
  if (!found) return
  expect(errorCodesOf(found.route), `${method} ${found.route.url} answered ${code}`).toContain(code)
}
