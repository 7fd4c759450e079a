/**
 * Checks the catalogues of `shared/words` against each other and against the sources that say them.
 * That a key exists and that a call fills its parameters, the compiler sees by itself.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { LANGUAGES } from '../shared/words/languages.ts'
import { pluralFaults, sentencesOf, translationFaults } from './words/catalogue.ts'
import { wordFaults } from './words/faults.ts'
import { usesIn } from './words/uses.ts'

const listed = ['ls-files', '-co', '--exclude-standard', 'electron', 'renderer', 'server', 'shared']
const sources = execFileSync('git', listed, { encoding: 'utf8' })
  .split('\n')
  .filter(
    (path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|\.d\.ts$|^shared\/words\/en\//.test(path),
  )

const uses = new Map(sources.map((path) => [path, usesIn(readFileSync(path, 'utf8'), path)]))
const english = sentencesOf(LANGUAGES.en.words)
const faults = [
  ...Object.entries(LANGUAGES).flatMap(([language, { words }]) => [
    ...pluralFaults(sentencesOf(words), language).map((fault) => `${language}: ${fault}`),
    ...translationFaults(english, sentencesOf(words)).map((fault) => `${language}: ${fault}`),
  ]),
  ...wordFaults(english, uses),
]
for (const fault of faults) console.error(fault)
if (faults.length > 0) process.exitCode = 1
