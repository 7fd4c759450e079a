/** A language's sentences, as deep as they are grouped. */
export type Tree = { readonly [key: string]: string | Tree }

/** Every sentence by its whole key, `file.group.key`. */
export const sentencesOf = (tree: Tree, before = ''): Map<string, string> =>
  new Map(
    Object.entries(tree).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string'
        ? [[before + key, value]]
        : [...sentencesOf(value, `${before}${key}.`)],
    ),
  )

const FORM = /_(zero|one|two|few|many|other)$/

/** What code calls a sentence: its key without the plural form. */
export const calledAs = (key: string): string => key.replace(FORM, '')

/** The parameters of a sentence, without how they are written. */
export const parametersOf = (sentence: string): Set<string> =>
  new Set([...sentence.matchAll(/\{\{\s*([\w.]+)/g)].map(([, name = '']) => name))

/** Sentences under the keys that code calls them by, with every plural form. */
export function byCall(sentences: ReadonlyMap<string, string>): Map<string, Map<string, string>> {
  const calls = new Map<string, Map<string, string>>()
  for (const [key, sentence] of sentences) {
    const forms = calls.get(calledAs(key)) ?? new Map<string, string>()
    calls.set(calledAs(key), forms.set(key, sentence))
  }
  return calls
}

/**
 * What is wrong with one language's plurals: a count without forms, or a form that the language
 * needs and does not have. `_zero` may always be added.
 */
export function pluralFaults(sentences: ReadonlyMap<string, string>, language: string): string[] {
  const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories
  return [...byCall(sentences)].flatMap(([call, forms]) => {
    const counts = [...forms.values()].some((sentence) => parametersOf(sentence).has('count'))
    if (!counts && [...forms.keys()].every((key) => key === call)) return []
    return needed
      .filter((form) => !forms.has(`${call}_${form}`))
      .map((form) => `${call} has no plural form _${form}`)
  })
}

/** How a language differs from the one it is translated from: sentences, and their parameters. */
export function translationFaults(
  from: ReadonlyMap<string, string>,
  to: ReadonlyMap<string, string>,
): string[] {
  const [source, translation] = [byCall(from), byCall(to)]
  const asked = (forms: ReadonlyMap<string, string>) =>
    [...new Set([...forms.values()].flatMap((text) => [...parametersOf(text)]))].sort().join(', ')
  const missing = [...source.keys()].filter((call) => !translation.has(call))
  const strange = [...translation.keys()].filter((call) => !source.has(call))
  return [
    ...missing.map((call) => `${call} is not translated`),
    ...strange.map((call) => `${call} translates nothing`),
    ...[...source].flatMap(([call, forms]) => {
      const others = translation.get(call)
      return others && asked(forms) !== asked(others)
        ? [`${call} has the parameters ${asked(others)} instead of ${asked(forms)}`]
        : []
    }),
  ]
}
