import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Notice } from '../../shared/contract/feed.ts'
import { createWords } from '../../shared/words/words.ts'
import { fakeNotifier } from '../../test/fakes/fake-notifier.ts'
import { createAnnouncer } from './announcer.ts'
import { createNoticeDelivery } from './notice-delivery.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const released = (seq: number): Notice => ({
  seq,
  atMs: seq,
  kind: 'milestoneReleased',
  projectId: 3,
  projectTitle: 'Checkout redesign',
  amount: { amount: '312.00', currency: 'USD' },
  balance: { amount: '1412.50', currency: 'USD' },
  subjectId: null,
})

function setUp() {
  const notifier = fakeNotifier()
  const announcer = createAnnouncer(notifier, () => {})
  let lastSeq = 0
  const opened: (number | null)[] = []
  const delivery = createNoticeDelivery({
    words: createWords('en'),
    announcer,
    lastSeq: () => lastSeq,
    keepLastSeq(seq) {
      lastSeq = seq
    },
    open: (projectId) => opened.push(projectId),
  })
  const receive = async (...notices: Notice[]) => {
    for (const notice of notices) delivery.receive(notice)
    await vi.advanceTimersByTimeAsync(5_000)
  }
  return { notifier, announcer, receive, opened, lastSeq: () => lastSeq }
}

describe('notice delivery', () => {
  it('N1: a release says amount, project and balance', async () => {
    const { notifier, receive } = setUp()
    await receive(released(1))
    expect(notifier.shown).toEqual([
      {
        title: 'USD 312.00 released to you',
        body: 'Checkout redesign. Your balance is now USD 1,412.50.',
      },
    ])
  })

  it('N2: each is shown once, whatever is repeated or comes late', async () => {
    const { notifier, receive, lastSeq } = setUp()
    await receive(released(2), released(1), released(2))
    await receive(released(1), released(2))
    expect(notifier.shown).toHaveLength(2)
    expect(lastSeq()).toBe(2)
  })

  it('N2: many missed ones are told as one summary', async () => {
    const { notifier, receive, lastSeq } = setUp()
    const rejected: Notice = { ...released(5), kind: 'requestRejected' }
    await receive(released(1), released(2), released(3), released(4), rejected)
    expect(notifier.shown).toEqual([
      {
        title: '5 things happened while you were away',
        body: '4 milestones released, 1 request rejected.',
      },
    ])
    expect(lastSeq()).toBe(5)
  })

  it('N2: it is remembered as shown only after it was', async () => {
    const { notifier, receive, lastSeq } = setUp()
    let seqWhileShowing = -1
    const show = notifier.show.bind(notifier)
    notifier.show = (...args) => {
      seqWhileShowing = lastSeq()
      return show(...args)
    }
    await receive(released(1))
    expect({ seqWhileShowing, after: lastSeq() }).toEqual({ seqWhileShowing: 0, after: 1 })
  })

  it('N3: a click opens the project', async () => {
    const { notifier, receive, opened } = setUp()
    await receive(released(1))
    notifier.clickLast()
    expect(opened).toEqual([3])
  })

  it.each([
    ['projectAwarded', 'You were awarded a project', 3],
    // Who lost an award does not see the project any more.
    ['awardRevoked', 'Award taken back', null],
    ['cancellationWithdrawn', 'Cancellation no longer requested: USD 312.00', 3],
  ] as const)('N1, N3: %s is told as “%s” and opens %s', async (kind, title, place) => {
    const { notifier, receive, opened } = setUp()
    await receive({ ...released(1), kind, balance: null })
    expect(notifier.shown).toMatchObject([{ title }])
    notifier.clickLast()
    expect(opened).toEqual([place])
  })

  it('N1: without a notification daemon the tray tells it, until the window is seen', async () => {
    const { notifier, announcer, receive } = setUp()
    notifier.broken = true
    await receive(released(1))
    expect(announcer.unseen()).toMatchObject({ title: 'USD 312.00 released to you' })
    announcer.clear()
    expect(announcer.unseen()).toBe(null)
  })
})
