/**
 * Draws the rooms of the programs and what imports what, from the sources themselves.
 *
 *   npm run rooms             writes docs/rooms.svg
 *   npm run rooms -- --check  ends with 1 when the drawing is not what the sources say
 *
 * A room is a folder of a program. An arrow that follows from two others is left out: where `http`
 * imports `commands` and `commands` imports `feed`, an arrow from `http` to `feed` says nothing new.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { instance } from '@viz-js/viz'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import configuration from '../.dependency-cruiser.mjs'
import { root } from './setup/paths.mjs'
import { say } from './setup/progress.mjs'

const programs = ['electron', 'renderer', 'server', 'shared']
const drawing = join(root, 'docs', 'rooms.svg')

/** Rooms that each room imports, itself left out. */
type Arrows = Map<string, Set<string>>

const roomOf = (path: string) => /^(electron|renderer|server|shared)\/[^/]+(?=\/)/.exec(path)?.[0]

async function readArrows(): Promise<Arrows> {
  const options = { ...configuration.options, baseDir: root, exclude: '\\.test\\.tsx?$' }
  const { output } = await cruise(programs, options)
  const arrows: Arrows = new Map()
  for (const { source, dependencies } of (output as ICruiseResult).modules) {
    const from = roomOf(source)
    if (!from) continue
    const imported = arrows.get(from) ?? new Set()
    arrows.set(from, imported)
    for (const { resolved } of dependencies) {
      const to = roomOf(resolved)
      if (to && to !== from) imported.add(to)
    }
  }
  return arrows
}

/** Every room that a room comes to by arrows, itself only in a circle. */
function reachable(arrows: Arrows, from: string): Set<string> {
  const met = new Set<string>()
  const open = [from]
  for (let room = open.pop(); room; room = open.pop()) {
    for (const next of arrows.get(room) ?? []) {
      if (met.has(next)) continue
      met.add(next)
      open.push(next)
    }
  }
  return met
}

/** Arrows inside the programs, without those that follow from others. */
function essential(arrows: Arrows): [from: string, to: string][] {
  const reach = new Map([...arrows.keys()].map((room) => [room, reachable(arrows, room)]))
  const leads = (from: string, to: string) => reach.get(from)?.has(to) ?? false
  const between = (from: string, to: string) =>
    [...(arrows.get(from) ?? [])].some(
      (way) => way !== to && leads(way, to) && !leads(way, from) && !leads(to, way),
    )
  return [...arrows].flatMap(([from, imported]) =>
    [...imported]
      .filter((to) => programOf(to) === programOf(from) && !between(from, to))
      .map((to): [string, string] => [from, to]),
  )
}

const programOf = (room: string) => room.split('/')[0] ?? ''

/** The drawing in Graphviz's language, sorted so that the same sources give the same text. */
function describe(arrows: Arrows): string {
  const rooms = [...arrows.keys()].sort()
  const clusters = programs.map((program) => {
    const own = rooms.filter((room) => programOf(room) === program)
    const nodes = own.map((room) => `"${room}" [label="${room.slice(program.length + 1)}"]`)
    return `subgraph "cluster_${program}" { label="${program}" style=rounded margin=14 ${nodes.join(' ')} }`
  })
  const inner = essential(arrows)
    .map(([from, to]) => `"${from}" -> "${to}"`)
    .sort()
  // One arrow from each program to shared, drawn between the frames.
  const shared = rooms.find((room) => programOf(room) === 'shared')
  const outer = programs.slice(0, -1).flatMap((program) => {
    const users = rooms.filter((room) => programOf(room) === program)
    const lowest = users.find(
      (room) => ![...(arrows.get(room) ?? [])].some((to) => users.includes(to)),
    )
    const style = `ltail="cluster_${program}" lhead="cluster_shared" class="between" minlen=2`
    return lowest && shared ? [`"${lowest}" -> "${shared}" [${style}]`] : []
  })
  return `digraph {
    compound=true ranksep=0.45 nodesep=0.22 bgcolor="transparent" fontname="Helvetica" fontsize=15
    node [shape=box style=rounded fontname="Helvetica" fontsize=13 height=0.36 margin="0.13,0.05"]
    edge [arrowsize=0.6]
    ${[...clusters, ...inner, ...outer].join('\n')}
  }`
}

const STYLE = `<title>Rooms of the programs, and what imports what</title>
<style>
text { font-family: Inter, Helvetica, Arial, sans-serif; fill: #1f2a2a; stroke: none }
.cluster text { font-weight: 600 }
.cluster path { fill: #f3f7f7; stroke: #c3d0d0 }
.node path { fill: #ffffff; stroke: #0b6e6e }
.edge path { stroke: #6b7b7b }
.edge polygon { fill: #6b7b7b; stroke: #6b7b7b }
.between path { stroke: #0b6e6e; stroke-width: 2 }
.between polygon { fill: #0b6e6e; stroke: #0b6e6e }
@media (prefers-color-scheme: dark) {
  text { fill: #e4ecec }
  .cluster path { fill: #1b2424; stroke: #3b4a4a }
  .node path { fill: #101717; stroke: #4fc3b8 }
  .edge path { stroke: #8fa0a0 }
  .edge polygon { fill: #8fa0a0; stroke: #8fa0a0 }
  .between path { stroke: #4fc3b8 }
  .between polygon { fill: #4fc3b8; stroke: #4fc3b8 }
}
</style>`

/** The drawing of the sources as they are now. */
async function draw(): Promise<string> {
  const viz = await instance()
  const svg = viz.renderString(describe(await readArrows()), { format: 'svg' })
  return svg.slice(svg.indexOf('<svg')).replace(/(?<=<svg[^>]*>)/, `\n${STYLE}`)
}

const fresh = await draw()
if (!process.argv.includes('--check')) {
  await writeFile(drawing, fresh)
} else if (fresh !== (await readFile(drawing, 'utf8').catch(() => ''))) {
  say('docs/rooms.svg is not what the sources say: npm run rooms draws it.')
  process.exitCode = 1
}
