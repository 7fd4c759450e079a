import { byCall, parametersOf } from './catalogue.ts'
import type { Call, KeyUse, Uses } from './uses.ts'

/** What i18next reads itself; no sentence has a parameter of that name. */
const OPTIONS = ['formatParams']

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The keys that a use can mean. A computed part stands for one step of a key. */
function meant({ parts }: KeyUse, calls: ReadonlyMap<string, unknown>): string[] {
  const [only = ''] = parts
  if (parts.length === 1) return calls.has(only) ? [only] : []
  const pattern = new RegExp(`^${parts.map(escaped).join('[^.]+')}$`)
  return [...calls.keys()].filter((call) => pattern.test(call))
}

/** The file of which a computed key could mean any sentence; null for all others. */
function wholeFileOf({ parts }: KeyUse): string | null {
  const [first = '', last = ''] = [parts[0], parts.at(-1)]
  return parts.length > 1 && /^\w+\.$/.test(first) && last === '' ? first.slice(0, -1) : null
}

/** What is wrong with the parameters of one call. */
function parameterFaults(
  { keys, parameters }: Call,
  sentences: ReadonlyMap<string, ReadonlyMap<string, string>>,
): string[] {
  const called = keys.flatMap((key) => meant(key, sentences))
  if (parameters === null || called.length === 0) return []
  const formsOf = (call: string) => [...(sentences.get(call) ?? [])]
  const asked = new Map(
    called.map((call) => {
      const forms = formsOf(call)
      const names = forms.flatMap(([, sentence]) => [...parametersOf(sentence)])
      const hasForms = forms.some(([key]) => key !== call)
      return [call, new Set(hasForms ? [...names, 'count'] : names)] as const
    }),
  )
  const filled = parameters.filter((name) => !OPTIONS.includes(name))
  // Of a computed key the compiler knows which are meant; here it could be any of the group.
  const computed = keys.some(({ parts }) => parts.length > 1)
  const empty = [...(computed ? [] : asked)].flatMap(([call, names]) =>
    [...names].filter((name) => !filled.includes(name)).map((name) => `${call} lacks {{${name}}}`),
  )
  const idle = filled
    .filter((name) => ![...asked.values()].some((names) => names.has(name)))
    .map((name) => `${called.join(', ')} has no {{${name}}} to fill`)
  return [...empty, ...idle]
}

/**
 * What is wrong between the sentences of a language and the sources that say them, by file: a
 * computed key that could be any of a file whose sentences are said one by one (what nobody says
 * would hide behind it), a parameter that is not filled or not used, text outside the catalogue;
 * and sentences that nobody says.
 */
export function wordFaults(
  sentences: ReadonlyMap<string, string>,
  sources: ReadonlyMap<string, Uses>,
): string[] {
  const calls = byCall(sentences)
  const fileOf = (key: string): string => key.split('.')[0] ?? key
  const strings = [...sources.values()].flatMap((uses) => uses.strings)
  const oneByOne = new Set(
    strings.flatMap((use) => (use.parts.length === 1 ? meant(use, calls).map(fileOf) : [])),
  )
  const isTooWide = (use: KeyUse): boolean => oneByOne.has(wholeFileOf(use) ?? '')
  const said = new Set(strings.filter((use) => !isTooWide(use)).flatMap((use) => meant(use, calls)))
  const faults = [...sources].flatMap(([file, uses]) =>
    [
      ...uses.strings
        .filter(isTooWide)
        .map(({ parts }) => `${parts.join('…')} could be any sentence of its file`),
      ...uses.calls.flatMap((call) => parameterFaults(call, calls)),
      ...uses.plain.map((text) => `“${text}” is in no catalogue`),
    ].map((fault) => `${file}: ${fault}`),
  )
  const unsaid = [...calls.keys()].filter((call) => !said.has(call))
  return [...faults, ...unsaid.map((call) => `shared/words: ${call} is said nowhere`)]
}
