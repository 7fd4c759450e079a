import { parseSync } from '@swc/core'
import { isNode, type Node, proseIn } from './prose.ts'

/** A key as code writes it: whole, or with computed parts, `outbox.record.${type}`. */
export type KeyUse = {
  /** What stands before, between and after computed parts; one part where nothing is computed. */
  parts: readonly string[]
}

/** A call of `t`: the keys it may mean, and the parameters that stand in the call itself. */
export type Call = {
  keys: readonly KeyUse[]
  /** Null where they are not written out in the call: the compiler checks those. */
  parameters: readonly string[] | null
}

/** What a source file has to do with words. */
export type Uses = {
  /** Every string that could be a key, wherever it stands. */
  strings: readonly KeyUse[]
  calls: readonly Call[]
  /** Text that a person would read and no catalogue holds. */
  plain: readonly string[]
}

function* nodesIn(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const one of value) yield* nodesIn(one)
  else if (typeof value === 'object' && value !== null) {
    if (isNode(value)) yield value
    for (const field of Object.values(value)) yield* nodesIn(field)
  }
}

/** A string literal or template as a use of a key; null for anything else. */
function keyOf(node: Node): KeyUse | null {
  if (node.type === 'StringLiteral') return { parts: [String(node.value)] }
  if (node.type !== 'TemplateLiteral') return null
  const quasis = node.quasis as { cooked: string }[]
  return { parts: quasis.map(({ cooked }) => cooked) }
}

/** The keys that an expression may come to: both sides of a choice count, its question does not. */
function keysOf(node: Node): KeyUse[] {
  const one = keyOf(node)
  if (one) return [one]
  if (node.type === 'ConditionalExpression') {
    return [node.consequent, node.alternate].filter(isNode).flatMap(keysOf)
  }
  const inner = node.expression
  return isNode(inner) ? keysOf(inner) : []
}

const isT = (callee: unknown): boolean => {
  if (!isNode(callee)) return false
  if (callee.type === 'Identifier') return callee.value === 't'
  const property = callee.property
  return callee.type === 'MemberExpression' && isNode(property) && property.value === 't'
}

/** The names that an object literal fills; null where it spreads another or is none. */
function namesIn(node: unknown): string[] | null {
  if (node === undefined) return []
  if (!isNode(node) || node.type !== 'ObjectExpression') return null
  const names = (node.properties as Node[]).map((property) => {
    if (property.type === 'Identifier') return String(property.value)
    const key = property.key
    return property.type === 'KeyValueProperty' && isNode(key) ? String(key.value) : null
  })
  return names.includes(null) ? null : (names as string[])
}

/** Attributes whose text is read, on the screen or aloud. */
const READ = [
  'aria-label',
  'aria-description',
  'title',
  'alt',
  'placeholder',
  'label',
  'description',
]

function plainText(node: Node): string | null {
  const hasWord = (text: unknown) => /\p{L}{2}/u.test(String(text))
  if (node.type === 'JSXText' && hasWord(node.value)) return String(node.value).trim()
  if (node.type !== 'JSXAttribute') return null
  const { name, value } = node as unknown as { name: Node; value: Node | null }
  const isRead = READ.includes(String(name.value))
  return isRead && value?.type === 'StringLiteral' && hasWord(value.value)
    ? String(value.value)
    : null
}

/** Reads one TypeScript source; its path says how, and whether English in it is for people. */
export function usesIn(source: string, file: string): Uses {
  const strings: KeyUse[] = []
  const calls: Call[] = []
  const plain: string[] = []
  const { body } = parseSync(source, { syntax: 'typescript', tsx: file.endsWith('.tsx') })
  for (const node of nodesIn(body)) {
    const key = keyOf(node)
    if (key) strings.push(key)
    const text = plainText(node)
    if (text !== null) plain.push(text)
    if (node.type !== 'CallExpression' || !isT(node.callee)) continue
    const [first, second] = node.arguments as { expression: Node }[]
    if (first)
      calls.push({ keys: keysOf(first.expression), parameters: namesIn(second?.expression) })
  }
  return { strings, calls, plain: [...new Set([...plain, ...proseIn(body, file)])] }
}
