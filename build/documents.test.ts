import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './setup/paths.mjs'

const FILE = /`((?:build|docs|electron|renderer|server|shared|test)\/[\w./-]+\.\w+)`/g

test.each(['docs/architecture.md', 'CONTRIBUTING.md'])(
  'documents: every file that %s names is there',
  (document) => {
    const text = readFileSync(join(root, document), 'utf8')
    const named = [...text.matchAll(FILE)].map(([, file = '']) => file)
    expect(named.length).toBeGreaterThan(20)
    expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([])
  },
)
