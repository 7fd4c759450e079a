import type { AppNotice } from '../../shared/contract/ipc.ts'
import type { TrackerEffect } from '../../shared/tracking/events.ts'
import type { TrackerState } from '../../shared/tracking/types.ts'
import { sayAppNotice } from '../../shared/words/app-notice.ts'
import type { Words } from '../../shared/words/words.ts'
import type { Announcer } from './announcer.ts'
import type { AppNotices } from './app-notices.ts'
import type { Announcement } from './notifier.ts'

/** What the window keeps until dismissed, and what a notification says; either may be missing. */
type TrackerNews = { notice: AppNotice | null; announcement: Announcement | null }

/** What a step of the machine means to the person (T5, T7, T8, S3). */
function newsOf(
  words: Words,
  effect: TrackerEffect,
  state: TrackerState,
  atMs: number,
): TrackerNews | null {
  const project = state.session?.terms.projectTitle ?? words.t('appNotices.thisProject')
  switch (effect.kind) {
    case 'recoveredSegment': {
      const lostS = Math.ceil(effect.possiblyLostMs / 1000)
      const id = `recovered:${effect.sessionId}`
      return announced(words, { id, kind: 'recovered', atMs, savedMs: effect.savedMs, lostS })
    }
    // The window shows the question in a way of its own, but may be closed.
    case 'idleStarted': {
      const title = words.t('appNotices.idle.announced')
      const body = words.t('appNotices.idle.text', { project })
      return { notice: null, announcement: { title, body } }
    }
    case 'limitReached': {
      const { percent, contractId, weekStartMs } = effect
      const id = `limit:${contractId}-${weekStartMs}`
      const told = { id, atMs, project }
      return percent === 100
        ? announced(words, { ...told, kind: 'limitReached' })
        : announced(words, { ...told, kind: 'limitNear', percent })
    }
    case 'segmentClosed': {
      const { capture, clockStepMs } = effect.segment
      if (clockStepMs !== 0) {
        const seconds = Math.round(clockStepMs / 1000)
        return kept({ id: 'clockStep:clock', kind: 'clockStep', atMs, seconds })
      }
      if (capture?.outcome !== 'denied' && capture?.outcome !== 'failed') return null
      const { outcome, reason } = capture
      const kind = outcome === 'denied' ? 'captureDenied' : 'captureFailed'
      return kept({ id: `captureTrouble:${outcome}`, kind, atMs, reason })
    }
    default:
      return null
  }
}

const kept = (notice: AppNotice): TrackerNews => ({ notice, announcement: null })

type Announced = Extract<AppNotice, { kind: 'recovered' | 'limitNear' | 'limitReached' }>
const announced = (words: Words, notice: Announced): TrackerNews => ({
  notice,
  announcement: {
    title: words.t(`appNotices.${notice.kind}.announced`),
    body: sayAppNotice(words, notice).text,
  },
})

/** What showing news needs. */
export type NewsPorts = {
  words: Words
  notices: Pick<AppNotices, 'show'>
  announcer: Pick<Announcer, 'announce'>
  nowMs(): number
  showWindow(projectId: null): void
}

/** Shows what the machine's steps mean to the person. */
export type TrackerReporter = {
  /** `state` is the one after the step. */
  show(state: TrackerState, effects: readonly TrackerEffect[]): void
}

const isCaptureTrouble = (notice: AppNotice | null) =>
  notice?.kind === 'captureDenied' || notice?.kind === 'captureFailed'

/** A trouble with captures is shown once, also when it was dismissed, until a capture succeeds. */
export function createTrackerNews(ports: NewsPorts): TrackerReporter {
  const captureTroubles = new Set<string>()
  const isRepeated = (effect: TrackerEffect): boolean => {
    const outcome = effect.kind === 'segmentClosed' ? effect.segment.capture?.outcome : undefined
    if (outcome === 'taken') captureTroubles.clear()
    if (outcome !== 'denied' && outcome !== 'failed') return false
    const repeated = captureTroubles.has(outcome)
    captureTroubles.add(outcome)
    return repeated
  }
  return {
    show(state, effects) {
      for (const effect of effects) {
        const news = newsOf(ports.words, effect, state, ports.nowMs())
        const repeated = isRepeated(effect)
        if (!news || (repeated && isCaptureTrouble(news.notice))) continue
        if (news.notice) ports.notices.show(news.notice)
        if (news.announcement) {
          void ports.announcer.announce(news.announcement, () => ports.showWindow(null))
        }
      }
    },
  }
}
