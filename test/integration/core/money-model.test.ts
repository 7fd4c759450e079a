import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { play } from './money/play.ts'
import { openMarketplace } from './money/real/marketplace.ts'
import { expectSound } from './money/real/sound.ts'
import { PLACES } from './money/script/places.ts'
import { scriptOf } from './money/script/scripts.ts'
import { openBooks } from './money/start.ts'
import { withWorld } from './world.ts'

/*
 * Random scripts of what two people do and what the clock brings (`money/script`), played in books
 * that follow the pure rules (`money/rules`) and on the marketplace (`money/real`). A failure tells
 * its seed and path; put them beside `numRuns` to play that script again, and `endOnFailure: false`
 * to have it made as short as it gets.
 */

const world = withWorld()

/** How many scripts are played; raise both numbers of the database's to search for hours. */
const SCRIPTS = { inBooks: 200, onDatabase: 100, onDatabaseMs: 30_000 }

const length = { minLength: 5, maxLength: 24 }
const ids = { employerId: 1, freelancerId: 2, hourly: 1, fixed: 2 }

describe('the money of two people, whatever they do and whatever falls due, in whatever order', () => {
  it('L2, L4, P4-P9, I1-I8: the rules keep the books, and never ask the ledger for what it refuses', async () => {
    await fc.assert(
      fc.asyncProperty(scriptOf(length), async ({ start, steps }) => {
        const books = openBooks(start, ids)
        for (const each of steps) await play(books, each, null)
      }),
      { numRuns: SCRIPTS.inBooks },
    )
  })

  it('of a hundred scripts several come to each place that proves something', async () => {
    const scripts = fc.sample(scriptOf(length), { numRuns: SCRIPTS.inBooks, seed: 1 })
    const seen = new Map(Object.keys(PLACES).map((name) => [name, 0]))
    for (const { start, steps } of scripts) {
      const books = openBooks(start, ids)
      const here = new Set<string>()
      for (const each of steps) {
        await play(books, each, null)
        for (const [name, isThere] of Object.entries(PLACES)) if (isThere(books)) here.add(name)
      }
      for (const name of here) seen.set(name, (seen.get(name) ?? 0) + 1)
    }
    const rare = [...seen].filter(([, scriptCount]) => scriptCount < scripts.length / 40)
    expect(rare).toEqual([])
  })

  it(
    'L4, M4, P2-P9, I1-I8, Y1: PostgreSQL gives every answer, state and balance that the rules give',
    async () => {
      let serial = 0
      await fc.assert(
        fc.asyncProperty(scriptOf(length), async ({ start, steps }) => {
          const { books, real } = await openMarketplace(world(), start, String(++serial))
          for (const each of steps) await play(books, each, real)
        }),
        {
          numRuns: SCRIPTS.onDatabase,
          interruptAfterTimeLimit: SCRIPTS.onDatabaseMs,
          endOnFailure: true,
        },
      )
      await expectSound(world())
    },
    SCRIPTS.onDatabaseMs + 30_000,
  )
})
