import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { errorCodes } from '../../shared/contract/errors.ts'

const SPEC = join(import.meta.dirname, '..', '..', 'docs', 'spec')

it('what is promised names every error code beside the rule that it stands for', async () => {
  const texts = await Promise.all(
    (await readdir(SPEC)).map((name) => readFile(join(SPEC, name), 'utf8')),
  )
  const all = texts.join('\n')
  expect(errorCodes.filter((code) => !all.includes(`\`${code}\``))).toEqual([])
})
