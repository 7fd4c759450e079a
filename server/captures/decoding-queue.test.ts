import { describe, expect, it } from 'vitest'
import { createDecodingQueue } from './decoding-queue.ts'

/** Work that ends when it is let go, and a record of what has begun. */
function arrange() {
  const queue = createDecodingQueue()
  const begun: string[] = []
  const open: (() => void)[] = []
  const add = (accountId: number, name: string) =>
    queue.run(accountId, () => {
      begun.push(name)
      return new Promise<string>((resolve) => open.push(() => resolve(name)))
    })
  const turn = () => new Promise((resolve) => setImmediate(resolve))
  /** Ends what runs, once it has begun, and waits until the next has begun. */
  const next = async () => {
    await turn()
    open.shift()?.()
    await turn()
  }
  return { add, begun, next }
}

describe('pictures wait for their turn', () => {
  it('one at a time, and an account with many does not hold up one with few', async () => {
    const { add, begun, next } = arrange()
    const all = [add(1, 'a1'), add(1, 'a2'), add(1, 'a3'), add(2, 'b1')]
    await next()
    expect(begun).toEqual(['a1', 'b1'])
    for (const _ of all) await next()
    expect(begun).toEqual(['a1', 'b1', 'a2', 'a3'])
    expect(await Promise.all(all)).toMatchObject([
      { value: 'a1' },
      { value: 'a2' },
      { value: 'a3' },
      { value: 'b1' },
    ])
  })

  it('refuses the ninth that waits of an account, and takes it when there is room', async () => {
    const { add, next } = arrange()
    const eight = Array.from({ length: 8 }, (_, index) => add(1, `${index}`))
    expect(await add(1, 'ninth')).toEqual({ ok: false, error: 'too_many_requests' })
    const other = add(2, 'of another account')
    for (const _ of [...eight, other]) await next()
    expect((await Promise.all([...eight, other])).every(({ ok }) => ok)).toBe(true)
    const again = add(1, 'ninth')
    await next()
    expect(await again).toEqual({ ok: true, value: 'ninth' })
  })

  it('goes on after work that failed', async () => {
    const queue = createDecodingQueue()
    await expect(queue.run(1, () => Promise.reject(new Error('no picture')))).rejects.toThrow()
    expect(await queue.run(1, async () => 'next')).toEqual({ ok: true, value: 'next' })
  })
})
