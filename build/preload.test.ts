import { build } from 'vite'
import { expect, test } from 'vitest'
import { ipcContract, ipcEvents } from '../shared/contract/ipc.ts'
import { preloadConfig } from './vite.preload.config.ts'

/** About three times what it takes with fifteen calls; the schemas alone are far larger. */
const MOST_BYTES = 3_000

test('the preload knows every call and event of the contract, and carries no schema', async () => {
  const built = await build({
    ...preloadConfig,
    build: { ...preloadConfig.build, write: false, sourcemap: false },
  })
  const [output] = Array.isArray(built) ? built : [built]
  if (!output || !('output' in output)) throw new Error('the build watches')
  expect(output.output).toHaveLength(1)
  const [chunk] = output.output
  for (const name of [...Object.keys(ipcContract), ...Object.keys(ipcEvents)]) {
    expect(chunk.code).toContain(name)
  }
  expect(Object.keys(chunk.modules).filter((path) => path.includes('/node_modules/'))).toEqual([])
  expect(chunk.code).not.toMatch(/zod|safeParse/i)
  expect(chunk.code.length).toBeLessThan(MOST_BYTES)
})
