const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const ACCENTED = 'áƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ'

/** What a translator leaves as it is: parameters, nested keys and marks of `<Trans>`. */
const KEPT = /(\{\{.*?\}\}|\$t\(.*?\)|<\/?\w+\s*\/?>)/

/** How much longer than English a sentence becomes. */
const LONGER = 0.4

function pseudoSentence(sentence: string): string {
  const parts = sentence.split(KEPT)
  const accented = parts.map((part, index) =>
    index % 2 === 1
      ? part
      : part.replace(/[a-z]/gi, (letter) => ACCENTED[PLAIN.indexOf(letter)] ?? letter),
  )
  const written = parts.filter((_, index) => index % 2 === 0).join('').length
  return accented.join('') + '·'.repeat(Math.ceil(written * LONGER))
}

type Tree = { readonly [key: string]: string | Tree }

/** A catalogue as no language has it: accents on every letter, 40 % longer, parameters untouched. */
export function pseudo<Words extends Tree>(words: Words): Words {
  const entries = Object.entries(words).map(([key, value]) => [
    key,
    typeof value === 'string' ? pseudoSentence(value) : pseudo(value),
  ])
  return Object.fromEntries(entries)
}
