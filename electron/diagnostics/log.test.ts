import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createFileLog } from './log.ts'

describe('log', () => {
  it('keeps the newest lines, in a bounded size, for this user alone', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'milepost-log-'))
    const file = join(folder, 'logs', 'milepost.log')
    const log = createFileLog(file, () => 0, 2_000)
    for (let line = 0; line < 200; line += 1) log.write('sample', { line })
    const [now, old] = [await readFile(file, 'utf8'), await readFile(`${file}.old`, 'utf8')]
    expect(now.length).toBeLessThan(2_200)
    expect(old.length).toBeLessThan(2_200)
    expect(JSON.parse(now.trim().split('\n').at(-1) ?? '')).toMatchObject({ line: 199 })
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    await rm(folder, { recursive: true })
  })
})
