import { ERROR_STATUS, errorCodes } from '../../shared/contract/errors.ts'
import { en } from '../../shared/words/en/index.ts'

/** The document is one for all, in English. */
const { errors } = en.words

/** Every code with its status, what happened and what to do, as a table for the first page. */
export const errorTable = [
  '| code | status | what happened | what to do |',
  '|---|---|---|---|',
  ...errorCodes.map((code) => {
    const { title, remedy } = errors[code]
    return `| \`${code}\` | ${ERROR_STATUS[code]} | ${title} | ${remedy} |`
  }),
].join('\n')

/** The name under which the document knows the codes. */
export const ERROR_CODE = 'ErrorCode'

/** Every code with its sentences, for programs: the schema that `Problem` and failures refer to. */
export const errorCodeSchema = {
  type: 'string' as const,
  description: 'The stable code of a refusal: what happened and what to do.',
  oneOf: errorCodes.map((code) => {
    const { title, remedy } = errors[code]
    return { enum: [code], title, description: remedy, 'x-status': ERROR_STATUS[code] }
  }),
}
