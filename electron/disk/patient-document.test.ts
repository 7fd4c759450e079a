import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { memoryDisk } from '../../test/fakes/memory-document.ts'
import type { DocumentKind } from './document.ts'
import { patientDocument } from './patient-document.ts'

const kind: DocumentKind<number> = { name: 'sample', schema: z.number(), empty: 0 }

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('a value that the disk refuses counts, and is written once there is room', () => {
  const disk = memoryDisk()
  const faults: unknown[] = []
  const document = patientDocument(disk.open(kind), (fault) => faults.push(fault))
  document.write(1)
  expect(faults).toEqual([])
  disk.fault = Object.assign(new Error('full'), { code: 'ENOSPC' })
  document.write(2)
  expect(document.read()).toBe(2)
  expect(disk.open(kind).read()).toBe(1)
  expect(faults).toEqual([disk.fault])
  disk.fault = null
  vi.advanceTimersByTime(30_000)
  expect(disk.open(kind).read()).toBe(2)
  expect(faults.at(-1)).toBe(null)
})
