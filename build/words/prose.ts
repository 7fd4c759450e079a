/** A node of a parsed source. */
export type Node = { type: string; [field: string]: unknown }

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof Reflect.get(value, 'type') === 'string'

/**
 * Where English stands that no person reads on a screen, in a terminal or in an answer:
 *
 * - the API's document is for programmers, and in English;
 * - names of the Freelancer.com catalogue, of the sandbox's people and projects, and of what tests
 *   are made of, are data.
 */
const ELSEWHERE =
  /^server\/http\/(openapi[\w-]*|docs)\.ts$|^server\/freelancer-api\/jobs\.ts$|^server\/sandbox\/|\/(sample-rows|simulation)\.ts$/

/** The words of the API's document, and OAuth's `error_description`, stand beside the routes. */
const DOCUMENTED = /^server\/(http|freelancer-api)\//

const SQL = /\b(SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|GRANT|REVOKE|FETCH|DECLARE|CASE)\b/

/** A capital and a second word, or three words in a row. */
const PROSE =
  /^["“]?\p{Lu}[\p{Ll}’']+,? (…\W*)?\p{L}|(?<!\p{L}|_)\p{Ll}{2,} \p{Ll}{2,} \p{Ll}{2,}(?!_)/u

/** `milestone as whole`: a table under another name. */
const ALIAS = /^[\w.]+ as \w+$/

const isProse = (text: string): boolean => PROSE.test(text) && !SQL.test(text) && !ALIAS.test(text)

const nameOf = (node: unknown): string =>
  isNode(node) ? String(node.value ?? nameOf(node.property)) : ''

/** Calls whose texts are for whoever mends the program, or are looked for in another's output. */
function isForProgrammers(node: Node): boolean {
  // A bug; what people are told of is a line, a failure or a code.
  if (node.type === 'NewExpression') return /Error$/.test(nameOf(node.callee))
  if (node.type !== 'CallExpression' || !isNode(node.callee)) return false
  const { object, property } = node.callee
  return /log$/i.test(nameOf(object)) || /^(includes|startsWith|replace)$/.test(nameOf(property))
}

function textOf(node: Node): string | null {
  if (node.type === 'StringLiteral') return String(node.value)
  if (node.type !== 'TemplateLiteral') return null
  return (node.quasis as { cooked: string }[]).map(({ cooked }) => cooked).join('…')
}

/** Sentences in a source that stand in no catalogue, though people could read them. */
export function* proseIn(value: unknown, file: string): Generator<string> {
  if (ELSEWHERE.test(file)) return
  if (Array.isArray(value)) for (const one of value) yield* proseIn(one, file)
  else if (typeof value === 'object' && value !== null) {
    if (isNode(value)) {
      if (value.type === 'TaggedTemplateExpression' || isForProgrammers(value)) return
      const isDocument = /^(summary|description|error_description)$/.test(nameOf(value.key))
      if (value.type === 'KeyValueProperty' && isDocument && DOCUMENTED.test(file)) return
      const text = textOf(value)
      if (text !== null && isProse(text)) yield text
    }
    for (const field of Object.values(value)) yield* proseIn(field, file)
  }
}
