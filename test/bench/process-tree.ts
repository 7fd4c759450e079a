import { readdir, readFile } from 'node:fs/promises'

type Process = { pid: number; parent: number; group: number; cpuTicks: number }

/** Kernel clock ticks a second; the same 100 on every Linux that Electron supports. */
const TICKS_PER_SECOND = 100

const textOf = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '')

/** Reads `/proc/PID/stat`; the name may hold blanks and brackets, so the fields start after it. */
async function readProcess(pid: number): Promise<Process | undefined> {
  const text = await textOf(`/proc/${pid}/stat`)
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  if (fields.length < 15) return undefined
  const [, parent, group] = fields.map(Number)
  const cpuTicks = Number(fields[11]) + Number(fields[12])
  return { pid, parent: parent ?? 0, group: group ?? 0, cpuTicks }
}

/** An application's processes: the root, its process group, and all descendants of these. */
async function family(root: number): Promise<Process[]> {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const all = (await Promise.all(names.map((name) => readProcess(Number(name))))).filter(
    (each) => each !== undefined,
  )
  const members = new Set(all.filter((each) => each.group === root).map(({ pid }) => pid))
  members.add(root)
  let before = 0
  while (members.size > before) {
    before = members.size
    for (const each of all) if (members.has(each.parent)) members.add(each.pid)
  }
  return all.filter((each) => members.has(each.pid))
}

/** Memory of all processes of an application, each shared page divided among its users, bytes. */
export async function proportionalBytes(root: number): Promise<number> {
  const texts = await Promise.all(
    (await family(root)).map(({ pid }) => textOf(`/proc/${pid}/smaps_rollup`)),
  )
  const kilobytes = texts.map((text) => Number(/^Pss:\s+(\d+) kB$/m.exec(text)?.[1] ?? 0))
  return kilobytes.reduce((sum, each) => sum + each, 0) * 1024
}

/** Processor time that the living processes of an application have used so far, ms. */
export async function cpuMs(root: number): Promise<number> {
  const ticks = (await family(root)).map((each) => each.cpuTicks)
  return (ticks.reduce((sum, each) => sum + each, 0) * 1000) / TICKS_PER_SECOND
}
