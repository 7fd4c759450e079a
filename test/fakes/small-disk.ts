import type { Disk, DiskStep } from '../../electron/disk/disk.ts'
import { nodeDisk } from '../../electron/disk/node-disk.ts'

/**
 * The computer's disk with little room: like every real one it takes a part of a file that does not
 * fit, and fails only then. What is deleted or replaced gives nothing back.
 */
export function smallDisk(): Disk & { room: number } {
  const checkFolder = (step: DiskStep) => {
    if (step.do === 'makeFolder' && disk.room === 0) throw full()
  }
  const partOf = (step: DiskStep): DiskStep => {
    if (step.do !== 'writeFile') return step
    const bytes = step.bytes.subarray(0, disk.room)
    disk.room -= bytes.length
    return { ...step, bytes }
  }
  const checkWhole = (asked: DiskStep, done: DiskStep) => {
    if (asked.do !== 'writeFile' || done.do !== 'writeFile') return
    if (done.bytes.length === asked.bytes.length) return
    throw full()
  }
  const disk = {
    room: Number.POSITIVE_INFINITY,
    async step(step: DiskStep) {
      checkFolder(step)
      const part = partOf(step)
      await nodeDisk.step(part)
      checkWhole(step, part)
    },
    stepNow(step: DiskStep) {
      checkFolder(step)
      const part = partOf(step)
      nodeDisk.stepNow(part)
      checkWhole(step, part)
    },
  }
  return disk
}

const full = () => Object.assign(new Error('full'), { code: 'ENOSPC' })
