import { describe, expect, it } from 'vitest'
import { hasTooManyParts } from '../http/json-body.ts'
import { readForm, readMultipart } from './bodies.ts'

/** The largest body that a route takes which names no other limit, and the largest push, bytes. */
const BODY = 65_536
const PUSH = 1_000_000

/** Nothing else runs while a body is read; measured as processor time, which other work leaves alone. */
const MAX_CPU_MS = 50

/** The least that reading took of several times, milliseconds: the first one still compiles. */
async function costOf(read: () => unknown): Promise<number> {
  const costs: number[] = []
  for (let round = 0; round < 5; round += 1) {
    const before = process.cpuUsage()
    await Promise.resolve(read()).catch(() => undefined)
    const { user, system } = process.cpuUsage(before)
    costs.push((user + system) / 1000)
  }
  return Math.min(...costs)
}

const fill = (unit: string, bytes: number) => unit.repeat(Math.floor(bytes / unit.length))

const part = (name: string) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n\r\n`
const names = Array.from({ length: 2_000 }, (_, index) => index.toString(36))

const multipart = {
  'many parts of one name': fill(part('a'), BODY),
  'many parts of many names': names.map(part).join('').slice(0, BODY),
  'boundaries that are none': `${part('a')}${fill('\r\n-', BODY - 200)}`,
  'one part of many headers': `--b\r\n${fill('X: y\r\n', BODY - 200)}`,
}

const json = {
  'nested lists': `${'['.repeat(PUSH / 2)}${']'.repeat(PUSH / 2)}`,
  'many numbers': `[${fill('1,', PUSH - 4)}1]`,
  'many names': `{${names.map((name) => `"${name.padEnd(400, 'k')}":1`).join(',')}}`,
  'one long text': JSON.stringify('x'.repeat(PUSH - 2)),
  'a text of escapes': `"${fill('\\u0041', PUSH - 2)}"`,
  'one long number': '1'.repeat(PUSH),
}

const parseJson = (text: string) => hasTooManyParts(text) || JSON.parse(text)

describe('no body at its limit holds up everyone else', () => {
  it.each(Object.entries(multipart))('a multipart form: %s', async (_, text) => {
    const body = Buffer.from(text)
    const read = () => readMultipart('multipart/form-data; boundary=b', body)
    expect(await costOf(read)).toBeLessThan(MAX_CPU_MS)
  })

  it.each(['a&', 'a=b&', '%41=%42&', '%&'])('a form of %j again and again', async (unit) => {
    const text = fill(unit, BODY)
    expect(await costOf(async () => readForm(text))).toBeLessThan(MAX_CPU_MS)
  })

  it.each(Object.entries(json))('JSON: %s', async (_, text) => {
    expect(await costOf(async () => parseJson(text))).toBeLessThan(MAX_CPU_MS)
  })
})

describe('what is more than may be read is refused, what is less is read', () => {
  const read = (text: string) =>
    readMultipart('multipart/form-data; boundary=b', Buffer.from(`${text}--b--\r\n`))

  it('a multipart form keeps its fields, one name twice as a list', async () => {
    const two = part('a').replace(/\r\n$/, 'x\r\n') + part('b').replace(/\r\n$/, 'y\r\n')
    expect(await read(two + part('b').replace(/\r\n$/, 'z\r\n'))).toEqual({ a: 'x', b: ['y', 'z'] })
  })

  it('a form of either kind with very many fields', async () => {
    await expect(read(names.slice(0, 1000).map(part).join(''))).rejects.toMatchObject({
      statusCode: 413,
    })
    expect(() => readForm(fill('a=b&', 4_000))).toThrow(
      expect.objectContaining({ statusCode: 413 }),
    )
    expect(readForm('a=1&b=2&b=3')).toEqual({ a: '1', b: ['2', '3'] })
  })

  it('JSON of very many parts, but not a text that looks like them', () => {
    expect(hasTooManyParts(`[${fill('[],', 60_100)}1]`)).toBe(true)
    expect(hasTooManyParts(JSON.stringify(`\\"${'[,'.repeat(100_000)}`))).toBe(false)
    expect(hasTooManyParts(`["\\\\",${fill('1,', 50_000)}1]`)).toBe(true)
  })
})
