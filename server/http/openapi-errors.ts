import { ERRORS, type ErrorCode } from '../../shared/contract/errors.ts'

const codes = Object.keys(ERRORS) as ErrorCode[]

/** Every code with its status, what happened and what to do, as a table for the first page. */
export const errorTable = [
  '| code | status | what happened | what to do |',
  '|---|---|---|---|',
  ...codes.map((code) => {
    const { status, title, remedy } = ERRORS[code]
    return `| \`${code}\` | ${status} | ${title} | ${remedy} |`
  }),
].join('\n')

/** The name under which the document knows the codes. */
export const ERROR_CODE = 'ErrorCode'

/** Every code with its sentences, for programs: the schema that `Problem` and failures refer to. */
export const errorCodeSchema = {
  type: 'string' as const,
  description: 'The stable code of a refusal: what happened and what to do.',
  oneOf: codes.map((code) => {
    const { status, title, remedy } = ERRORS[code]
    return { enum: [code], title, description: remedy, 'x-status': status }
  }),
}
