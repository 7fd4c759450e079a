import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { play } from './money/play.ts'
import { openMarketplace } from './money/real/marketplace.ts'
import { expectSound } from './money/real/sound.ts'
import { instantsToCome } from './money/rules/due-work.ts'
import { commandsOf } from './money/script/commands-of.ts'
import { crowd } from './money/script/scripts.ts'
import { withWorld } from './world.ts'

const world = withWorld()

/** How many crowds there are, and how long they may take in all. */
const CROWDS = 30
const CROWDS_MS = 15_000
const SERVERS = 3

describe('the money of two people when everything happens at once', () => {
  it('L4, I1, I2, P9: the jobs of three servers beside commands of both leave sound books', async () => {
    let serial = 0
    await fc.assert(
      fc.asyncProperty(crowd, async ({ before, leadingTo, atOnce }) => {
        const { books, real } = await openMarketplace(world(), before.start, String(++serial))
        for (const each of [...before.steps, ...leadingTo.steps]) await play(books, each, real)
        const [dueMs = books.nowMs] = instantsToCome(books, leadingTo.what)
        books.nowMs = dueMs

        // Everyone acts on what was there before the others did.
        const chains = atOnce.map((each) => commandsOf(books, each))
        const codes = await Promise.all([
          ...chains.map((commands) => real.send(commands)),
          ...Array.from({ length: SERVERS }, () => real.doDueWork().then(() => [])),
        ])
        expect(codes.flat()).not.toContain('internal')
        await real.doDueWork()
        await expectSound(world())
      }),
      { numRuns: CROWDS, interruptAfterTimeLimit: CROWDS_MS, endOnFailure: true },
    )
  })
})
