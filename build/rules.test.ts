import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './setup/paths.mjs'

/*
 * Rules and where they are named: `docs/spec` defines an ID at the head of an item (`- **T5 Idle.**`),
 * code names it in a comment, a test in its title.
 */

/** Texts of the tracked files that match, by path. */
function read(...patterns: string[]): [path: string, text: string][] {
  const listed = execFileSync('git', ['ls-files', ...patterns], { cwd: root, encoding: 'utf8' })
  const paths = listed.split('\n').filter((path) => path !== '')
  return paths.map((path) => [path, readFileSync(join(root, path), 'utf8')])
}

const isTest = (path: string) => /^test\/|\.test\.tsx?$/.test(path)
// Neither a time (`T00:00`), a path (`-T5`) nor a name that goes on.
const ID = /(?<![\w"'/.-])[ABILMNPRSTY]\d{1,2}(?!\w|:\d)/g
const TITLE = /(?:\b(?:test|it|describe)(?:\.\w+)*|\))\(\s*(['"`])((?:\\.|(?!\1).)*)\1/gs
const COMMENT = /\/\*.*?\*\/|(?<![:'"`])\/\/[^\n]*/gs

const idsIn = (text: string) => text.match(ID) ?? []
const titlesOf = (text: string) => [...text.matchAll(TITLE)].map(([, , title = '']) => title)
const commentsOf = (text: string) => text.match(COMMENT) ?? []

const spec = read('docs/spec/*.md').map(([, text]) => text.split('\n## Not yet in the product'))
const kept = new Set(spec.flatMap(([text = '']) => text.match(/(?<=^- \*\*)[A-Z]\d+/gm) ?? []))
const planned = new Set(spec.flatMap(([, text = '']) => text.match(/(?<=^- )[A-Z]\d+/gm) ?? []))
const sources = read('*.ts', '*.tsx', '*.mjs', '*.cjs')

test('rules: the spec is read', () => {
  expect(kept.size).toBeGreaterThan(50)
  expect([...kept]).toContain('T5')
  expect([...planned]).toContain('T10')
})

test('rules: every rule of the spec stands in the title of a test', () => {
  const proven = sources
    .filter(([path]) => isTest(path))
    .flatMap(([, text]) => titlesOf(text).flatMap(idsIn))
  expect([...kept].filter((id) => !proven.includes(id))).toEqual([])
})

test('rules: every rule of the spec stands in the code that keeps it', () => {
  const named = sources
    .filter(([path]) => /^(electron|renderer|server|shared)\//.test(path) && !isTest(path))
    .flatMap(([, text]) => commentsOf(text).flatMap(idsIn))
  expect([...kept].filter((id) => !named.includes(id))).toEqual([])
})

test('rules: nothing names a rule that the spec does not have', () => {
  const citations = (path: string, text: string) => {
    if (path.endsWith('.md')) return text
    return [...commentsOf(text), ...(isTest(path) ? titlesOf(text) : [])].join('\n')
  }
  const unknown = [...sources, ...read('*.md')].flatMap(([path, text]) =>
    idsIn(citations(path, text))
      .filter((id) => !kept.has(id) && !planned.has(id))
      .map((id) => `${path}: ${id}`),
  )
  expect(unknown).toEqual([])
})
